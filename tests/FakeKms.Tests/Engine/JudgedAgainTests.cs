using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine;

/// <summary>A slow call is judged when it begins and when it ends, and the trail never steps back.</summary>
public sealed class JudgedAgainTests : InMemory
{
    private readonly PassingTime time = new();

    protected override void Configure(FakeKmsBuilder builder) => builder.WithTimeProvider(time);

    [Test]
    public async Task Material_that_expires_while_it_is_imported_is_refused()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        var request = await Client.WrapAsync(keyId, Wrapping.Material(1));
        (request.ExpirationModel, request.ValidTo) = (ExpirationModelType.KEY_MATERIAL_EXPIRES, time.GetUtcNow().AddSeconds(90).UtcDateTime);
        time.Step = TimeSpan.FromMinutes(1);

        var error = await ErrorOf(() => Client.ImportKeyMaterialAsync(request));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Is.EqualTo("ValidationException: The validTo date must be in the future; it is 2026-01-01T00:02:00Z by the server's clock, which StartingAt sets."));
            Assert.That(Kms.Trail.Select(record => record.EventTime), Is.Ordered);
            Assert.That(Kms.Trail.Select(record => record.EventName), Has.None.EqualTo("DeleteExpiredKeyMaterial"));
            Assert.That(Kms.Key(keyId).KeyState, Is.EqualTo(KeyState.PendingImport));
        }
    }

    // The second look at the clock is the one that counts.
    [TestCase(-1, "no error")]
    [TestCase(0, "ExpiredImportTokenException")]
    [TestCase(1, "ExpiredImportTokenException")]
    public async Task An_import_token_that_grows_old_during_the_import_is_refused(int ticks, string outcome)
    {
        var keyId = await Client.CreateExternalKeyAsync();
        var request = await Client.WrapAsync(keyId, Wrapping.Material(1));
        request.ExpirationModel = ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE;
        time.Step = TimeSpan.FromHours(12) + TimeSpan.FromTicks(ticks);

        Assert.That(await ErrorOf(() => Client.ImportKeyMaterialAsync(request)), Does.StartWith(outcome));
    }

    [Test]
    public async Task A_token_that_grows_old_counts_before_wrong_material_does()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        var request = await Client.WrapAsync(keyId, Wrapping.Material(1));
        var wrong = request.EncryptedKeyMaterial.ToArray();
        wrong[^1] ^= 1;
        (request.ExpirationModel, request.EncryptedKeyMaterial) = (ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE, new MemoryStream(wrong));
        time.Step = TimeSpan.FromHours(13);

        Assert.That(await ErrorOf(() => Client.ImportKeyMaterialAsync(request)), Does.StartWith("ExpiredImportTokenException"));
    }

    [Test]
    public async Task An_attestation_document_that_expires_during_the_call_is_refused()
    {
        var keyId = (await Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.KeyId;
        var recipient = Kms.Attestation.CreateNitroEnclave().CreateRecipientInfo();
        time.Step = TimeSpan.FromHours(2);

        var error = await ErrorOf(() => Client.GenerateDataKeyPairAsync(
            new() { KeyId = keyId, KeyPairSpec = DataKeyPairSpec.ECC_NIST_P256, Recipient = recipient }));

        Assert.That(error, Is.EqualTo(
            "ValidationException: The attestation document is not valid: its certificates do not lead to the trusted root or are not valid " +
            "at this time; it is 2026-01-01T04:00:00Z by the server's clock, which StartingAt sets."));
    }

    [TestCase("SYMMETRIC_DEFAULT", 1)]
    [TestCase("RSA_2048", 2)]
    public async Task Only_a_call_that_others_need_not_wait_for_ends_later_than_it_begins(string spec, int looksAtTheClock)
    {
        var keyId = (await Client.CreateKeyAsync(new CreateKeyRequest { KeySpec = spec, KeyUsage = KeyUsageType.ENCRYPT_DECRYPT })).KeyMetadata.KeyId;
        var before = time.GetUtcNow();
        time.Step = TimeSpan.FromMinutes(1);
        await Client.EncryptAsync(new EncryptRequest
        {
            KeyId = keyId,
            Plaintext = new([1]),
            EncryptionAlgorithm = spec == "RSA_2048" ? EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256 : null,
        });

        Assert.That(Kms.Trail[^1].EventTime - before, Is.EqualTo(TimeSpan.FromMinutes(looksAtTheClock)));
    }

    [Test]
    public async Task A_permission_that_ends_during_the_call_is_missing()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        var request = await Client.WrapAsync(keyId, Wrapping.Material(1));
        request.ExpirationModel = ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE;
        Kms.Authorization.PutUser("Alice", user => user.WithPolicy(
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*",
              "Condition":{"DateLessThan":{"aws:CurrentTime":"2026-01-01T00:02:00Z"}}}]}
            """));
        Kms.Authorization.Mode = KmsAuthorizationMode.Strict;
        time.Step = TimeSpan.FromMinutes(1);

        var error = await ErrorOf(() => Client.ImportKeyMaterialAsync(request));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Does.StartWith("AccessDeniedException: User: arn:aws:iam::111122223333:user/Alice is not authorized to perform: kms:ImportKeyMaterial"));
            Assert.That(Kms.Key(keyId).KeyState, Is.EqualTo(KeyState.PendingImport));
        }
    }

    [Test]
    public async Task A_clock_that_is_set_back_does_not_set_the_trail_back()
    {
        await Client.CreateKeyAsync(new CreateKeyRequest());
        time.Step = TimeSpan.FromMinutes(-1);
        await Client.CreateKeyAsync(new CreateKeyRequest());
        await Client.ListKeysAsync(new ListKeysRequest());

        Assert.That(Kms.Trail.Select(record => record.EventTime), Is.All.EqualTo(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
    }
}
