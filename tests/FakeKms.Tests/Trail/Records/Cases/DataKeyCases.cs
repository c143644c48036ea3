using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using static FakeKms.Tests.Trail.Records.Cases.RecordCase;
using static FakeKms.Tests.Trail.Records.Cases.RecordStage;

namespace FakeKms.Tests.Trail.Records.Cases;

internal static class DataKeyCases
{
    public static IReadOnlyList<RecordCase> All { get; } =
    [
        OnKey("GenerateDataKey", s => s.Client.GenerateDataKeyAsync(
            new GenerateDataKeyRequest { KeyId = KeyId, KeySpec = DataKeySpec.AES_256, EncryptionContext = Context })),
        OnKey("GenerateDataKey.number-of-bytes", s => s.Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = Arn, NumberOfBytes = 48 })),
        OnKey("GenerateDataKey.error-validation", s => s.Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = KeyId })),
        new("GenerateDataKey.error-kmsinvalidstate", async s =>
        {
            await s.Client.ScheduleKeyDeletionAsync(await s.KeyAsync(), 7);
            return await s.Of(() => s.Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = KeyId, KeySpec = DataKeySpec.AES_256 }));
        }),
        OnKey("GenerateDataKeyWithoutPlaintext", s => s.Client.GenerateDataKeyWithoutPlaintextAsync(
            new GenerateDataKeyWithoutPlaintextRequest { KeyId = KeyId, KeySpec = DataKeySpec.AES_128 })),
        OnKey("GenerateDataKeyWithoutPlaintext.error-dryrun", s => s.Client.GenerateDataKeyWithoutPlaintextAsync(
            new GenerateDataKeyWithoutPlaintextRequest { KeyId = KeyId, NumberOfBytes = 64, EncryptionContext = Context, DryRun = true })),
        OnKey(
            "GenerateDataKeyWithoutPlaintext.error-invalidkeyusage",
            s => s.Client.GenerateDataKeyWithoutPlaintextAsync(new GenerateDataKeyWithoutPlaintextRequest { KeyId = KeyId, KeySpec = DataKeySpec.AES_256 }),
            key => (key.KeySpec, key.KeyUsage) = (KeySpec.HMAC_256, KeyUsageType.GENERATE_VERIFY_MAC)),
        OnKey("GenerateDataKeyPair", s => s.Client.GenerateDataKeyPairAsync(
            new GenerateDataKeyPairRequest { KeyId = KeyId, KeyPairSpec = DataKeyPairSpec.ECC_NIST_P256, EncryptionContext = Context })),
        OnKey("GenerateDataKeyPairWithoutPlaintext", s => s.Client.GenerateDataKeyPairWithoutPlaintextAsync(
            new GenerateDataKeyPairWithoutPlaintextRequest { KeyId = KeyId, KeyPairSpec = DataKeyPairSpec.ECC_NIST_EDWARDS25519 })),
        new("GenerateRandom", s => s.Of(() => s.Client.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 24 }))),
    ];
}
