using FakeKms.Crypto.Keys;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Keys;

namespace FakeKms.Engine.Ciphers;

/// <summary>Encryption with the key pair of an RSA or SM2 key. Such a ciphertext does not name its key, and there is no encryption context.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html"/></remarks>
internal static class AsymmetricCipher
{
    public static Func<byte[]> Encryption(Call call, KmsKey key, string algorithm, byte[] plaintext, Dictionary<string, string>? context)
    {
        RefuseContext(context);
        var pair = (IEncryptor)KeyMaterials.PairOf(call.State, key);
        var maximum = pair.MaximumLength(algorithm);
        if (plaintext.Length > maximum) throw KmsErrors.PlaintextTooLong(algorithm, key.KeySpec, maximum);
        return () => pair.Encrypt(algorithm, plaintext, call.Streams.Nonce);
    }

    public static Func<byte[]> Decryption(Call call, KmsKey key, string algorithm, byte[] ciphertext, Dictionary<string, string>? context)
    {
        RefuseContext(context);
        var pair = (IEncryptor)KeyMaterials.PairOf(call.State, key);
        return () => pair.Decrypt(algorithm, ciphertext) ?? throw KmsErrors.InvalidCiphertext();
    }

    // AWS documents that asymmetric keys take no encryption context, not what it answers to one.
    private static void RefuseContext(Dictionary<string, string>? context)
    {
        if (context is { Count: > 0 }) throw KmsErrors.Validation("An encryption context can be used with symmetric encryption keys only.");
    }
}
