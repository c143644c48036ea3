using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Assertions.Tests;

/// <summary>A test that does not derive from <see cref="FakeKmsTest"/> is given a server by an attribute.</summary>
public class FakeKmsAttributeTests : SharedSettings
{
    [Test]
    [FakeKms(Region = "eu-west-1", AccountId = "444455556666", StartingAt = "2026-01-31", Keys = ["alias/cards"])]
    public async Task A_test_is_given_a_server_and_a_client_of_it(FakeKmsServer kms, IAmazonKeyManagementService client)
    {
        await client.EncryptAsync(new EncryptRequest { KeyId = "alias/cards", Plaintext = new MemoryStream([1, 2, 3]) });

        Assert.That(kms.Key("alias/cards").Arn, Does.StartWith("arn:aws:kms:eu-west-1:444455556666:key/"));
        Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("Encrypt").OnKey("alias/cards").At(new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero)));
    }

    [FakeKms]
    public void The_attribute_Test_need_not_stand_beside_it(FakeKmsServer kms) => Assert.That(kms.Keys, Is.Empty);

    [FakeKms]
    public async Task A_client_alone_will_do(IAmazonKeyManagementService client) =>
        Assert.That((await client.ListKeysAsync(new ListKeysRequest())).Keys, Is.Null.Or.Empty);

    [FakeKms(Configure = nameof(WithPins), Authorization = KmsAuthorizationMode.Strict)]
    public void A_method_of_the_fixture_makes_the_other_settings(FakeKmsServer kms)
    {
        Assert.That(kms.Key("alias/pins").Origin, Is.EqualTo(OriginType.EXTERNAL));
        Assert.That(kms.Authorization.Mode, Is.EqualTo(KmsAuthorizationMode.Strict));
    }

    [FakeKms(Configure = nameof(WithShared))]
    public void A_method_of_its_base_class_will_do(FakeKmsServer kms) => Assert.That(kms.Key("alias/shared").Aliases, Has.Count.EqualTo(1));

    [FakeKms(Keys = ["alias/cards"])]
    public void The_seed_is_the_full_name_of_the_test(FakeKmsServer kms) => Assert.That(
        kms.Key("alias/cards").KeyId, Is.EqualTo(IdWith(k => k.WithDefaultSeed(TestContext.CurrentContext.Test.FullName))));

    [FakeKms(Keys = ["alias/cards"], Seed = 7)]
    public void A_seed_that_is_given_counts(FakeKmsServer kms) => Assert.That(kms.Key("alias/cards").KeyId, Is.EqualTo(IdWith(k => k.WithSeed(7))));

    [FakeKms]
    public async Task Other_parameters_are_combined(
        [Values("SYMMETRIC_DEFAULT", "HMAC_256")] string spec, FakeKmsServer kms, [Values(1, 2)] int count, IAmazonKeyManagementService client)
    {
        var usage = spec == "HMAC_256" ? KeyUsageType.GENERATE_VERIFY_MAC : KeyUsageType.ENCRYPT_DECRYPT;
        for (var made = 0; made < count; made++) await client.CreateKeyAsync(new CreateKeyRequest { KeySpec = spec, KeyUsage = usage });

        Assert.That(kms.Keys, Has.Count.EqualTo(count));
        Assert.That(TestContext.CurrentContext.Test.Name, Is.EqualTo($"Other_parameters_are_combined(\"{spec}\",{count})"));
    }

    [FakeKms]
    [CancelAfter(60_000)]
    public async Task The_token_of_CancelAfter_comes_behind_what_is_given(FakeKmsServer kms, [Values(1)] int count, CancellationToken token)
    {
        for (var made = 0; made < count; made++) await kms.CreateClient().CreateKeyAsync(new CreateKeyRequest(), token);

        Assert.That((kms.Keys.Count, token.CanBeCanceled), Is.EqualTo((1, true)));
    }

    [FakeKms]
    [Repeat(3)]
    public async Task A_test_that_is_repeated_gets_a_new_server_each_time(FakeKmsServer kms)
    {
        Assert.That(kms.Keys, Is.Empty);
        await kms.CreateClient().CreateKeyAsync(new CreateKeyRequest());
    }

    private static void WithPins(FakeKmsBuilder kms) => kms.WithKey("alias/pins", key => key.Imported());

    private static string IdWith(Action<FakeKmsBuilder> seed)
    {
        using var kms = FakeKmsServer.Start(k => seed(k.WithKey("alias/cards")));
        return kms.Key("alias/cards").KeyId;
    }
}
