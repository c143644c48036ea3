using FakeKms.Crypto.Symmetric;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;
using FakeKms.Engine.Calls;
using FakeKms.Entropy;

namespace FakeKms.Engine.Ciphers;

/// <summary>Symmetric encryption with the materials of a key.</summary>
internal static class SymmetricCipher
{
    public const string MissingCiphertext =
        "1 validation error detected: Value null at 'ciphertextBlob' failed to satisfy constraint: Member must not be null";

    public static byte[] Encrypt(Call call, KmsKey key, byte[] plaintext, Dictionary<string, string>? context)
    {
        var material = key.Materials.Current!;
        var salt = call.Streams.Nonce.Bytes(16);
        return CiphertextBlob.Encrypt(material.Id, material.Bytes, salt, plaintext, EncryptionContext.Encode(context));
    }

    public static (byte[] Plaintext, KeyMaterial? Material) Decrypt(KmsKey key, byte[] blob, Dictionary<string, string>? context)
    {
        // The blob is known to be one: it has led to the key.
        var material = key.Materials.Find(BlobHeader.MaterialIdOf(blob))!;
        return (CiphertextBlob.Decrypt(blob, material.Bytes, EncryptionContext.Encode(context)) ?? throw KmsErrors.InvalidCiphertext(), material);
    }
}
