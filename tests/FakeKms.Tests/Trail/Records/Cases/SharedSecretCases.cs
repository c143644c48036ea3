using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using static FakeKms.Tests.Trail.Records.Cases.RecordCase;
using static FakeKms.Tests.Trail.Records.Cases.RecordStage;

namespace FakeKms.Tests.Trail.Records.Cases;

internal static class SharedSecretCases
{
    public static IReadOnlyList<RecordCase> All { get; } =
    [
        OnKey("DeriveSharedSecret", s => s.Client.DeriveSharedSecretAsync(Deriving()), Ecc),
        OnKey("DeriveSharedSecret.error-dryrun", s => s.Client.DeriveSharedSecretAsync(Deriving(dryRun: true)), Ecc),
        OnKey("Encapsulate", s => s.Client.EncapsulateAsync(Encapsulating()), MlKem),
        new("Decapsulate", async s =>
        {
            await s.KeyAsync(MlKem);
            var blob = (await s.Client.EncapsulateAsync(Encapsulating())).SharedSecretCiphertextBlob;
            return await s.Of(() => s.Client.DecapsulateAsync(
                new DecapsulateRequest { KeyId = KeyId, EncapsulationAlgorithm = EncapsulationAlgorithmSpec.ML_KEM, SharedSecretCiphertextBlob = blob }));
        }),
    ];

    public static void Ecc(CreateKeyRequest request) => (request.KeySpec, request.KeyUsage) = (KeySpec.ECC_NIST_P256, KeyUsageType.KEY_AGREEMENT);

    public static DeriveSharedSecretRequest Deriving(bool? dryRun = null, RecipientInfo? recipient = null)
    {
        using var peer = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return new DeriveSharedSecretRequest
        {
            KeyId = KeyId,
            KeyAgreementAlgorithm = KeyAgreementAlgorithmSpec.ECDH,
            PublicKey = new MemoryStream(peer.ExportSubjectPublicKeyInfo()),
            DryRun = dryRun,
            Recipient = recipient,
        };
    }

    private static void MlKem(CreateKeyRequest request) => (request.KeySpec, request.KeyUsage) = (KeySpec.ML_KEM_768, KeyUsageType.ENCAPSULATE_DECAPSULATE);

    private static EncapsulateRequest Encapsulating() => new() { KeyId = KeyId, EncapsulationAlgorithm = EncapsulationAlgorithmSpec.ML_KEM };
}
