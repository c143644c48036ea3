using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Cryptography;

/// <summary>What CloudTrail says of a recipient: which environment it was, never its document.</summary>
public class RecipientRecordTests : InMemory
{
    private static readonly byte[] Register = [.. Enumerable.Range(0, 48).Select(value => (byte)value)];

    private const string Base64 = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4v";

    [Test]
    public async Task The_measurements_of_an_enclave_are_recorded_under_their_names()
    {
        var enclave = Registers(Kms.Attestation.CreateNitroEnclave().WithModuleId("i-1-enc2"), 0, 1, 2, 3, 4, 5, 8);

        await Client.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 8, Recipient = enclave.CreateRecipientInfo() });

        Assert.That(RecipientOf(Kms.Trail[^1]), Is.EqualTo(
            "{\"attestationDocumentModuleId\":\"i-1-enc2\"," +
            $"\"attestationDocumentEnclaveImageDigest\":\"{Base64}\"," +
            string.Join(",", new[] { 1, 2, 3, 4, 8 }.Select(pcr => $"\"attestationDocumentEnclavePCR{pcr}\":\"{Base64}\"")) + "}"));
    }

    [Test]
    public async Task The_measurements_of_an_instance_with_a_NitroTPM_are_recorded_under_theirs()
    {
        var instance = Registers(Kms.Attestation.CreateNitroTpm().WithModuleId("i-1-tpm2"), 0, 4, 7, 8, 9, 16, 23);

        await Client.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 8, Recipient = instance.CreateRecipientInfo() });

        Assert.That(RecipientOf(Kms.Trail[^1]), Is.EqualTo(
            "{\"attestationDocumentModuleId\":\"i-1-tpm2\"," +
            string.Join(",", new[] { 4, 7, 8, 9, 16, 23 }.Select(pcr => $"\"attestationDocumentNitroTPMPCR{pcr}\":\"{Base64}\"")) + "}"));
    }

    [Test]
    public async Task A_register_that_the_document_lacks_is_left_out()
    {
        var enclave = Kms.Attestation.CreateNitroEnclave().WithoutPcr(0).WithoutPcr(8);

        await Client.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 8, Recipient = enclave.CreateRecipientInfo() });

        Assert.That(RecipientOf(Kms.Trail[^1]), Does.Not.Contain("ImageDigest").And.Not.Contain("PCR8").And.Contains("PCR1"));
    }

    [Test]
    public async Task The_material_is_recorded_beside_the_recipient_even_where_the_answer_does_not_name_it()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var enclave = Kms.Attestation.CreateNitroEnclave();
        await Client.GenerateDataKeyPairAsync(new GenerateDataKeyPairRequest { KeyId = keyId, KeyPairSpec = DataKeyPairSpec.ECC_NIST_P256, Recipient = enclave.CreateRecipientInfo() });
        var dataKey = await Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = keyId, NumberOfBytes = 8, Recipient = enclave.CreateRecipientInfo() });
        await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = dataKey.CiphertextBlob, Recipient = enclave.CreateRecipientInfo() });

        foreach (var record in Kms.Trail.Skip(1))
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(record.Value("additionalEventData.keyMaterialId")?.GetString(), Is.EqualTo(Kms.Key(keyId).CurrentKeyMaterialId), record.EventName);
                Assert.That(RecipientOf(record), Does.Contain("ImageDigest"), record.EventName);
            }
        }
    }

    [Test]
    public async Task A_shared_secret_records_its_recipient_alone()
    {
        var keyId = (await Client.CreateKeyAsync(new CreateKeyRequest { KeySpec = KeySpec.ECC_NIST_P256, KeyUsage = KeyUsageType.KEY_AGREEMENT })).KeyMetadata.KeyId;
        var publicKey = (await Client.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = keyId })).PublicKey;

        await Client.DeriveSharedSecretAsync(new DeriveSharedSecretRequest
        {
            KeyId = keyId,
            KeyAgreementAlgorithm = KeyAgreementAlgorithmSpec.ECDH,
            PublicKey = publicKey,
            Recipient = Kms.Attestation.CreateNitroEnclave().CreateRecipientInfo(),
        });

        Assert.That(Kms.Trail[^1].Value("additionalEventData")!.Value.EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "recipient" }));
        Assert.That(Kms.Trail[^1].Value("requestParameters")?.GetRawText(), Is.EqualTo($$"""{"keyId":"{{keyId}}","keyAgreementAlgorithm":"ECDH"}"""));
    }

    [Test]
    public async Task A_refusal_keeps_the_recipient_and_not_the_material()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.DisableKeyAsync(keyId);

        await ErrorOf(() => Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = keyId, NumberOfBytes = 8, Recipient = Kms.Attestation.CreateNitroEnclave().CreateRecipientInfo() }));

        Assert.That(Kms.Trail[^1].ErrorCode, Is.EqualTo("DisabledException"));
        Assert.That(Kms.Trail[^1].Value("additionalEventData")!.Value.EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "recipient" }));
    }

    [Test]
    public async Task No_record_has_the_document_or_the_answer()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var recipient = Kms.Attestation.CreateNitroEnclave().WithUserData("user data"u8.ToArray()).CreateRecipientInfo();
        var answer = await Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = keyId, NumberOfBytes = 8, Recipient = recipient });
        var bad = new RecipientInfo { AttestationDocument = new MemoryStream([.. recipient.AttestationDocument.ToArray(), 0]), KeyEncryptionAlgorithm = recipient.KeyEncryptionAlgorithm };
        await ErrorOf(() => Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = keyId, NumberOfBytes = 8, Recipient = bad }));

        var log = Kms.Trail.ToLogJson();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(log, Does.Not.Contain(Convert.ToBase64String(recipient.AttestationDocument.ToArray())[40..80]));
            Assert.That(log, Does.Not.Contain(Convert.ToBase64String(answer.CiphertextForRecipient.ToArray())[40..80]));
            Assert.That(Kms.Trail[^1].Value("additionalEventData"), Is.Null, "a document that is refused says nothing");
            Assert.That(Kms.Trail[^1].Value("requestParameters")?.GetRawText(), Is.EqualTo($$"""{"keyId":"{{keyId}}","numberOfBytes":8}"""));
        }
    }

    private static string? RecipientOf(KmsEvent record) => record.Value("additionalEventData.recipient")?.GetRawText();

    private static AttestedEnvironment Registers(AttestedEnvironment environment, params int[] registers) =>
        registers.Aggregate(environment, (changed, register) => changed.WithPcr(register, Register));
}
