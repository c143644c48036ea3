using System.Security.Cryptography;
using System.Text;
using FakeKms.Model;

namespace FakeKms.Crypto.Symmetric;

/// <summary>
/// The id of a key material: AWS computes it from the key id and the bytes and does not publish how. Here it is
/// SHA-256 of both: the same bytes give the same id in one key and another id in another key.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ImportKeyMaterial.html"/></remarks>
internal static class MaterialId
{
    private const int LongestOnStack = 256;

    public static string Of(string keyId, ReadOnlySpan<byte> material)
    {
        var name = "key material of " + keyId;
        var length = name.Length + material.Length;
        var named = length <= LongestOnStack ? stackalloc byte[length] : new byte[length];
        Encoding.ASCII.GetBytes(name, named);
        material.CopyTo(named[name.Length..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(named, hash);
        return HexText.Of(hash);
    }
}
