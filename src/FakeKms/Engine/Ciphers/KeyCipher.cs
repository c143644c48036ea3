using Amazon.KeyManagementService;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Keys;

namespace FakeKms.Engine.Ciphers;

/// <summary>
/// Encryption and decryption under a key of any kind, in two halves: what is checked and looked up first needs the server's lock, the function that comes
/// of it does not.
/// </summary>
internal static class KeyCipher
{
    /// <summary>The algorithm of a request, which must be one of the key.</summary>
    public static EncryptionAlgorithmSpec Algorithm(EncryptionAlgorithmSpec? requested, KmsKey key)
    {
        var algorithm = requested ?? EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT;
        KeyAlgorithm.Checked(key, algorithm.Value);
        return algorithm;
    }

    /// <summary>The algorithm of a ciphertext. One of an asymmetric key that comes without its algorithm is taken for a symmetric one, and is none.</summary>
    public static EncryptionAlgorithmSpec AlgorithmOfCiphertext(EncryptionAlgorithmSpec? requested, KmsKey key) =>
        requested is null && !KeySpecs.IsSymmetric(key.KeySpec) ? throw KmsErrors.InvalidCiphertext() : Algorithm(requested, key);

    public static Func<ValueTask<byte[]>> Encryption(
        Call call, string operation, KmsKey key, EncryptionAlgorithmSpec algorithm, byte[] plaintext, Dictionary<string, string>? context)
    {
        if (ExternalKeyCipher.IsOf(key)) return Bound(ExternalKeyCipher.Encryption(call, operation, key, context), plaintext);
        return KeySpecs.IsSymmetric(key.KeySpec)
            ? SymmetricCipher.Encryption(call, key, plaintext, context)
            : Quick(AsymmetricCipher.Encryption(call, key, algorithm.Value, plaintext, context));
    }

    /// <summary>Decrypts; the material is null where it has no id to show.</summary>
    public static Func<ValueTask<(byte[] Plaintext, KeyMaterial? Material)>> Decryption(
        Call call, string operation, KmsKey key, EncryptionAlgorithmSpec algorithm, byte[] blob, Dictionary<string, string>? context)
    {
        if (ExternalKeyCipher.IsOf(key)) return ExternalKeyCipher.Decryption(call, operation, key, blob, context);
        // What belongs to the proxy of a key store is no ciphertext of any other key, whatever material it names.
        return KeySpecs.IsSymmetric(key.KeySpec)
            ? SymmetricCipher.Decryption(key, call.Ciphertext ?? throw KmsErrors.InvalidCiphertext(), context)
            : WithoutId(AsymmetricCipher.Decryption(call, key, algorithm.Value, blob, context));
    }

    /// <summary>Whether a key is so slow, or so far away, that others should not wait for it.</summary>
    public static bool IsSlow(KmsKey key) => !KeySpecs.IsSymmetric(key.KeySpec) || ExternalKeyCipher.IsOf(key);

    private static Func<ValueTask<byte[]>> Bound(Func<byte[], ValueTask<byte[]>> encryption, byte[] plaintext) => () => encryption(plaintext);

    private static Func<ValueTask<byte[]>> Quick(Func<byte[]> encrypt) => () => new(encrypt());

    private static Func<ValueTask<(byte[] Plaintext, KeyMaterial? Material)>> WithoutId(Func<byte[]> decrypt) => () => new((decrypt(), null));
}
