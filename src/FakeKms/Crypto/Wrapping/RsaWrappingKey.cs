using System.Security.Cryptography;
using FakeKms.Crypto.Rsa;

namespace FakeKms.Crypto.Wrapping;

/// <summary>An RSA wrapping key: unwraps material that was encrypted with RSAES-OAEP alone, or with AES key wrap under a key that was.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys-encrypt-key-material.html"/></remarks>
internal sealed class RsaWrappingKey : WrappingKey
{
    private const int AesKeyLength = 32;
    private readonly RSAParameters privateKey;
    private readonly int modulusLength;

    public RsaWrappingKey(RSA key)
    {
        privateKey = key.ExportParameters(includePrivateParameters: true);
        modulusLength = privateKey.Modulus!.Length;
        PublicKey = key.ExportSubjectPublicKeyInfo();
    }

    public override byte[] PublicKey { get; }

    public override bool CanGive(string algorithm, int length) =>
        WrappingAlgorithm.IsHybrid(algorithm) ? AesKeyWrap.CanGive(length - modulusLength) : length == modulusLength;

    public override byte[]? Unwrap(string algorithm, byte[] wrapped)
    {
        if (WrappingAlgorithm.HashOf(algorithm) is not { } hash || !CanGive(algorithm, wrapped.Length)) return null;
        var isHybrid = WrappingAlgorithm.IsHybrid(algorithm);
        // The framework does not promise that one RSA object serves parallel callers, so every call has its own.
        using var rsa = RSA.Create(privateKey);
        return isHybrid ? UnwrapHybrid(rsa, hash, wrapped) : RsaOaep.Decrypt(rsa, hash, wrapped);
    }

    private byte[]? UnwrapHybrid(RSA rsa, OaepHash hash, byte[] wrapped)
    {
        var aesKey = RsaOaep.Decrypt(rsa, hash, wrapped[..modulusLength]);
        return aesKey?.Length == AesKeyLength ? AesKeyWrap.Unwrap(aesKey, wrapped.AsSpan(modulusLength)) : null;
    }
}
