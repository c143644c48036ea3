using System.Numerics;
using System.Security.Cryptography;
using FakeKms.Crypto.Keys;
using FakeKms.Entropy;

namespace FakeKms.Crypto.Rsa;

/// <summary>
/// RSA_2048, RSA_3072 and RSA_4096: signatures of PKCS#1 v1.5 and PSS (with a salt as long as the hash), and encryption with OAEP.
/// What they take of chance, salts and seeds, comes from the caller, so that signatures and ciphertexts repeat with it.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html"/></remarks>
internal sealed class RsaKeyPair : KeyPair, ISigner, IEncryptor
{
    private readonly RSAParameters parameters;
    private readonly Loans<RSA> keys;

    private RsaKeyPair(RSAParameters parameters)
    {
        this.parameters = parameters;
        keys = new(() => RSA.Create(parameters));
    }

    public override byte[] Pkcs8 => RsaPrivateKeyForm.Write(parameters);

    public override byte[] PublicKey => keys.Use(key => key.ExportSubjectPublicKeyInfo());

    private int ModulusLength => parameters.Modulus!.Length;

    /// <summary>The key of a pair of stored primes: see <see cref="RsaPrimePool"/>.</summary>
    public static RsaKeyPair FromPool(string keySpec, int index) => new(RsaPrimePool.Parameters(Bits(keySpec), index));

    /// <summary>The key that the random bytes lead to, always the same; the search for its primes takes from a part of a second to some seconds.</summary>
    public static RsaKeyPair Generate(string keySpec, IRandomness randomness)
    {
        var length = Bits(keySpec) / 2;
        var p = RsaPrimeSearch.Find(length, randomness);
        BigInteger q;
        do q = RsaPrimeSearch.Find(length, randomness); while (q == p);
        return new(RsaNumbers.Key(p, q, RsaNumbers.Exponent));
    }

    /// <summary>A key that nobody had before: from the framework, with randomness of the operating system.</summary>
    public static RsaKeyPair GenerateFresh(string keySpec)
    {
        using var key = RSA.Create(Bits(keySpec));
        var made = key.ExportParameters(includePrivateParameters: true);
        return new(RsaNumbers.Key(RsaNumbers.Number(made.P), RsaNumbers.Number(made.Q), RsaNumbers.Number(made.Exponent)));
    }

    /// <summary>The imported key, or null when the bytes are no RSA key of two primes and of the spec's length.</summary>
    public static RsaKeyPair? Read(string keySpec, byte[] pkcs8)
        => RsaPrivateKeyForm.Read(pkcs8, Bits(keySpec)) is { } read && new RsaKeyPair(read) is { IsConsistent: true } pair ? pair : null;

    public byte[] Sign(string algorithm, MessageForm form, byte[] message, IRandomness randomness)
        => Padding(algorithm) == RSASignaturePadding.Pss
            ? RsaPss.Sign(parameters, algorithm, Digests.Of(algorithm, form, message), randomness)
            : keys.Use(key => key.SignHash(Digests.Of(algorithm, form, message), Digests.Name(algorithm), RSASignaturePadding.Pkcs1));

    public bool Verify(string algorithm, MessageForm form, byte[] message, byte[] signature)
        => Try(key => Verify(key, algorithm, form, message, signature));

    /// <summary>What <see cref="Verify(string, MessageForm, byte[], byte[])"/> does; the public half of the key is enough for it.</summary>
    public static bool Verify(RSA key, string algorithm, MessageForm form, byte[] message, byte[] signature)
        => signature.Length * 8 == key.KeySize
            && key.VerifyHash(Digests.Of(algorithm, form, message), signature, Digests.Name(algorithm), Padding(algorithm));

    public int MaximumLength(string algorithm) => ModulusLength - 2 * (IsSha1(algorithm) ? SHA1.HashSizeInBytes : SHA256.HashSizeInBytes) - 2;

    public byte[] Encrypt(string algorithm, byte[] plaintext, IRandomness randomness) => RsaOaep.Encrypt(parameters, Oaep(algorithm), plaintext, randomness);

    public byte[]? Decrypt(string algorithm, byte[] ciphertext)
        => ciphertext.Length == ModulusLength ? keys.Use(key => RsaOaep.Decrypt(key, Oaep(algorithm), ciphertext)) : null;

    // Numbers that fit together but are not prime show up here: the public half does not undo the private one.
    private bool IsConsistent => Try(key =>
    {
        var digest = new byte[SHA256.HashSizeInBytes];
        var signature = key.SignHash(digest, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return key.VerifyHash(digest, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    });

    private T? Try<T>(Func<RSA, T> work)
    {
        try
        {
            return keys.Use(work);
        }
        catch (CryptographicException)
        {
            return default;
        }
    }

    private static int Bits(string keySpec) => keySpec switch
    {
        "RSA_2048" => 2048,
        "RSA_3072" => 3072,
        "RSA_4096" => 4096,
        _ => throw new ArgumentOutOfRangeException(nameof(keySpec), keySpec, "Not an RSA key spec."),
    };

    private static RSASignaturePadding Padding(string algorithm)
        => algorithm.StartsWith("RSASSA_PSS", StringComparison.Ordinal) ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;

    private static bool IsSha1(string algorithm) => algorithm == "RSAES_OAEP_SHA_1";

    private static OaepHash Oaep(string algorithm) => IsSha1(algorithm) ? OaepHash.Sha1 : OaepHash.Sha256;
}
