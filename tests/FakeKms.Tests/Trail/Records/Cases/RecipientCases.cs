using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using static FakeKms.Tests.Trail.Records.Cases.RecordCase;
using static FakeKms.Tests.Trail.Records.Cases.RecordStage;

namespace FakeKms.Tests.Trail.Records.Cases;

/// <summary>Answers for an attested environment, whose measurements are recorded.</summary>
internal static class RecipientCases
{
    public static IReadOnlyList<RecordCase> All { get; } =
    [
        new("GenerateRandom.nitro-enclave", s => s.Of(() => s.Client.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 24, Recipient = Enclave(s) }))),
        OnKey("GenerateDataKey.nitro-tpm", s => s.Client.GenerateDataKeyAsync(
            new GenerateDataKeyRequest { KeyId = KeyId, KeySpec = DataKeySpec.AES_256, Recipient = Tpm(s) })),
        OnKey("GenerateDataKeyPair.nitro-enclave", s => s.Client.GenerateDataKeyPairAsync(
            new GenerateDataKeyPairRequest { KeyId = KeyId, KeyPairSpec = DataKeyPairSpec.ECC_NIST_P256, Recipient = Enclave(s) })),
        OnKey(
            "DeriveSharedSecret.nitro-enclave",
            s => s.Client.DeriveSharedSecretAsync(SharedSecretCases.Deriving(recipient: Enclave(s))),
            SharedSecretCases.Ecc),
        new("Decrypt.nitro-enclave", s => DecryptingAsync(s, _ => { })),
        new("Decrypt.nitro-enclave.error-invalidciphertext", s => DecryptingAsync(s, r => r.EncryptionContext = Context)),
    ];

    private static RecipientInfo Enclave(RecordStage stage) => Measured(stage.Kms.Attestation.CreateNitroEnclave(), 0, 1, 2, 3, 4, 8);

    private static RecipientInfo Tpm(RecordStage stage) => Measured(stage.Kms.Attestation.CreateNitroTpm(), 4, 7, 8, 9, 16, 23);

    // Each register holds its own number, 48 times.
    private static RecipientInfo Measured(AttestedEnvironment environment, params int[] registers) =>
        registers.Aggregate(environment, (changed, register) => changed.WithPcr(register, [.. Enumerable.Repeat((byte)register, 48)])).CreateRecipientInfo();

    private static async Task<KmsEvent> DecryptingAsync(RecordStage stage, Action<DecryptRequest> change)
    {
        await stage.KeyAsync();
        var request = new DecryptRequest { CiphertextBlob = (await stage.Client.EncryptAsync(EncryptCases.Request())).CiphertextBlob, Recipient = Enclave(stage) };
        change(request);
        return await stage.Of(() => stage.Client.DecryptAsync(request));
    }
}
