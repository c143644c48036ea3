using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Encapsulation;

/// <summary>Calls that are right in every point.</summary>
internal static class Kem
{
    public static async Task<string> CreateKemKeyAsync(this IAmazonKeyManagementService client, string spec = "ML_KEM_512") =>
        (await client.CreateKeyAsync(new CreateKeyRequest { KeySpec = spec, KeyUsage = KeyUsageType.ENCAPSULATE_DECAPSULATE })).KeyMetadata.KeyId;

    public static Task<EncapsulateResponse> EncapsulateWithAsync(this IAmazonKeyManagementService client, string keyId, Action<EncapsulateRequest>? change = null)
    {
        var request = new EncapsulateRequest { KeyId = keyId, EncapsulationAlgorithm = EncapsulationAlgorithmSpec.ML_KEM };
        change?.Invoke(request);
        return client.EncapsulateAsync(request);
    }

    public static Task<DecapsulateResponse> DecapsulateWithAsync(
        this IAmazonKeyManagementService client, string keyId, MemoryStream ciphertext, Action<DecapsulateRequest>? change = null)
    {
        var request = new DecapsulateRequest { KeyId = keyId, EncapsulationAlgorithm = EncapsulationAlgorithmSpec.ML_KEM, SharedSecretCiphertextBlob = ciphertext };
        change?.Invoke(request);
        return client.DecapsulateAsync(request);
    }
}
