using FakeKms.Crypto.Symmetric;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;
using FakeKms.Engine.Calls;

namespace FakeKms.Engine.Ciphers;

/// <summary>Symmetric encryption with the materials of a key.</summary>
internal static class SymmetricCipher
{
    public const string MissingCiphertext =
        "1 validation error detected: Value null at 'ciphertextBlob' failed to satisfy constraint: Member must not be null";

    public static Func<ValueTask<byte[]>> Encryption(Call call, KmsKey key, byte[] plaintext, Dictionary<string, string>? context) =>
        () => new(Encrypt(call, key, plaintext, context));

    /// <summary>Decrypts the ciphertext of a call, which has led to the key.</summary>
    public static Func<ValueTask<(byte[] Plaintext, KeyMaterial? Material)>> Decryption(
        KmsKey key, CiphertextBlob blob, Dictionary<string, string>? context) => () => new(Decrypt(key, blob, context));

    public static byte[] Encrypt(Call call, KmsKey key, byte[] plaintext, Dictionary<string, string>? context)
    {
        var material = key.Materials.Current!;
        Span<byte> salt = stackalloc byte[BlobHeader.SaltLength];
        call.Streams.Salt.Fill(salt);
        return CiphertextBlob.Encrypt(material.Id, material.Bytes, salt, plaintext, EncryptionContext.Encode(context));
    }

    private static (byte[] Plaintext, KeyMaterial? Material) Decrypt(KmsKey key, CiphertextBlob blob, Dictionary<string, string>? context)
    {
        var material = key.Materials.Find(blob.MaterialId)!;
        return (blob.Decrypt(material.Bytes, EncryptionContext.Encode(context)) ?? throw KmsErrors.InvalidCiphertext(), material);
    }
}
