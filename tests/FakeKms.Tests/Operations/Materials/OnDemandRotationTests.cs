using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Materials;

public class OnDemandRotationTests : InMemory
{
    [TestCase(20, "ConflictException")]
    [TestCase(19, "ConflictException")]
    [TestCase(21, "no error")]
    public async Task An_automatic_rotation_within_20_minutes_is_in_the_way(int minutes, string code)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId, RotationPeriodInDays = 90 });
        Kms.Advance(TimeSpan.FromDays(90) - TimeSpan.FromMinutes(minutes));

        Assert.That(await ErrorOf(() => RotateAsync(keyId)), Does.StartWith(code));
    }

    [Test]
    public async Task The_answer_and_the_record_name_the_key_by_its_ARN_and_the_rotation_follows()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        var answer = await Client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = keyId });

        var arn = Kms.Key(keyId).Arn;
        var (call, rotation) = (Kms.Trail[^2], Kms.Trail[^1]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.KeyId, Is.EqualTo(arn));
            Assert.That((call.EventName, call.RequestParameters.GetRawText(), call.ReadOnly), Is.EqualTo(("RotateKeyOnDemand", $$"""{"keyId":"{{keyId}}"}""", false)));
            Assert.That((rotation.EventName, rotation.EventType, rotation.RequestID), Is.EqualTo(("RotateKey", "AwsServiceEvent", (string?)null)));
            Assert.That(rotation.Value("serviceEventDetails.rotationType")!.Value.GetString(), Is.EqualTo("ON_DEMAND"));
        }
    }

    [Test]
    public async Task Automatic_rotations_do_not_count_against_the_limit()
    {
        using var kms = FakeKmsServer.Start(k => k.WithQuotas(quotas => quotas with { OnDemandRotationsPerKey = 1 }));
        using var client = kms.CreateClient();
        var keyId = await client.CreateSymmetricKeyAsync();
        await client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId, RotationPeriodInDays = 90 });
        kms.Advance(TimeSpan.FromDays(300));

        var first = await ErrorOf(() => client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = keyId }));
        var second = await ErrorOf(() => client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = keyId }));

        Assert.That((first, second.Split(':')[0]), Is.EqualTo(("no error", "LimitExceededException")));
    }

    [Test]
    public async Task An_HMAC_key_with_imported_material_does_not_rotate_whatever_material_it_has()
    {
        var keyId = (await Client.CreateKeyAsync(new CreateKeyRequest
        {
            KeySpec = KeySpec.HMAC_256,
            KeyUsage = KeyUsageType.GENERATE_VERIFY_MAC,
            Origin = OriginType.EXTERNAL,
        })).KeyMetadata.KeyId;
        await Client.ImportAsync(keyId, Wrapping.Material(1));

        Assert.That(await ErrorOf(() => RotateAsync(keyId)), Does.StartWith("UnsupportedOperationException"));
    }

    [Test]
    public async Task A_second_rotation_while_one_is_under_way_is_refused_and_does_not_count()
    {
        using var kms = FakeKmsServer.Start(k => k.WithTransitionTime(TimeSpan.FromHours(1)).WithQuotas(quotas => quotas with { OnDemandRotationsPerKey = 2 }));
        using var client = kms.CreateClient();
        var keyId = await client.CreateSymmetricKeyAsync();
        await client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = keyId });

        var second = await ErrorOf(() => client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = keyId }));
        kms.Advance(TimeSpan.FromHours(1));
        var third = await ErrorOf(() => client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = keyId }));

        Assert.That((second.Split(':')[0], third), Is.EqualTo(("ConflictException", "no error")));
    }

    private Task RotateAsync(string keyId) => Client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = keyId });
}
