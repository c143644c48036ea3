using System.Security.Cryptography;
using System.Text;
using FakeKms.Model;

namespace FakeKms.Crypto.Symmetric;

/// <summary>
/// The id of a key material: AWS computes it from the key id and the bytes and does not publish how. Here it is
/// HMAC-SHA-256 of the material under the key id: the same bytes give the same id in one key and another id in another key.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ImportKeyMaterial.html"/></remarks>
internal static class MaterialId
{
    public static string Of(string keyId, ReadOnlySpan<byte> material) =>
        HexText.Of(HMACSHA256.HashData(Encoding.ASCII.GetBytes("key material of " + keyId), material));
}
