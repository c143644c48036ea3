using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FakeKms.Crypto.Symmetric;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;

namespace FakeKms.Replay.Unrecorded;

/// <summary>A symmetric ciphertext as some call before the log would have made it: for the same plaintext and context the same one.</summary>
internal static class ReplayedCiphertext
{
    private const int SaltLength = 16;

    public static byte[] Of(KmsKey key, string? materialId, byte[] plaintext, IReadOnlyDictionary<string, string>? context)
    {
        var material = (materialId is null ? null : key.Materials.Find(materialId)) ?? key.Materials.Current;
        if (material is null) return OfNoKey(key.Arn);
        // Material that is gone decrypts nothing; the call is refused before it tries.
        var bytes = material.Bytes ?? new byte[SymmetricMaterial.Length];
        var encoded = EncryptionContext.Encode(context?.ToDictionary());
        return CiphertextBlob.Encrypt(material.Id, bytes, SaltOf(plaintext, encoded), plaintext, encoded);
    }

    /// <summary>
    /// A salt for each plaintext with each context. The length of the plaintext stands first, so that no two of them run into the same bytes: the same salt
    /// for two plaintexts would be the same key and nonce.
    /// </summary>
    public static byte[] SaltOf(byte[] plaintext, byte[] context)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, plaintext.Length);
        return SHA256.HashData([.. length, .. plaintext, .. context])[..SaltLength];
    }

    /// <summary>A ciphertext in due form of a key that the server does not have.</summary>
    public static byte[] OfNoKey(string label)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(label));
        return CiphertextBlob.Encrypt(Convert.ToHexString(hash), hash, hash.AsSpan(0, SaltLength), hash, EncryptionContext.Encode(null));
    }
}
