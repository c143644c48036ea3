using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Seeding;

/// <summary>What tells two materials of one spec apart, from the outside: the public key, a MAC, a material id.</summary>
internal static class KeyTraces
{
    public static async Task<string> TraceAsync(this IAmazonKeyManagementService client, string keyId, string spec)
    {
        if (spec == "SYMMETRIC_DEFAULT") return (await client.DescribeKeyAsync(keyId)).KeyMetadata.CurrentKeyMaterialId;
        if (!spec.StartsWith("HMAC_", StringComparison.Ordinal))
            return Convert.ToHexString((await client.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = keyId })).PublicKey.ToArray());
        var request = new GenerateMacRequest { KeyId = keyId, Message = new MemoryStream([1, 2, 3]), MacAlgorithm = MacAlgorithmSpec.FindValue(spec.Replace("HMAC_", "HMAC_SHA_", StringComparison.Ordinal)) };
        return Convert.ToHexString((await client.GenerateMacAsync(request)).Mac.ToArray());
    }

    public static byte[] Modulus(MemoryStream publicKey)
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(publicKey.ToArray(), out _);
        return rsa.ExportParameters(includePrivateParameters: false).Modulus!;
    }
}
