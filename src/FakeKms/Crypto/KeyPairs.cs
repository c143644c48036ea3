using FakeKms.Crypto.Ec;
using FakeKms.Crypto.Keys;
using FakeKms.Crypto.MlDsa;
using FakeKms.Crypto.MlKem;
using FakeKms.Crypto.Rsa;
using FakeKms.Crypto.Sm2;
using FakeKms.Entropy;

namespace FakeKms.Crypto;

/// <summary>Key pairs of every spec, by KMS's name of the spec.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html"/></remarks>
internal static class KeyPairs
{
    private static readonly Dictionary<string, Family> Families = new()
    {
        ["RSA_2048"] = new(RsaKeyPair.Generate, RsaKeyPair.Read),
        ["RSA_3072"] = new(RsaKeyPair.Generate, RsaKeyPair.Read),
        ["RSA_4096"] = new(RsaKeyPair.Generate, RsaKeyPair.Read),
        ["ECC_NIST_P256"] = new(EcKeyPair.Generate, EcKeyPair.Read),
        ["ECC_NIST_P384"] = new(EcKeyPair.Generate, EcKeyPair.Read),
        ["ECC_NIST_P521"] = new(EcKeyPair.Generate, EcKeyPair.Read),
        ["ECC_SECG_P256K1"] = new(Secp256k1KeyPair.Generate, Secp256k1KeyPair.Read),
        ["ECC_NIST_EDWARDS25519"] = new(Ed25519KeyPair.Generate, Ed25519KeyPair.Read),
        ["ML_DSA_44"] = new(MlDsaKeyPair.Generate, MlDsaKeyPair.Read),
        ["ML_DSA_65"] = new(MlDsaKeyPair.Generate, MlDsaKeyPair.Read),
        ["ML_DSA_87"] = new(MlDsaKeyPair.Generate, MlDsaKeyPair.Read),
        ["ML_KEM_512"] = new(MlKemKeyPair.Generate, MlKemKeyPair.Read),
        ["ML_KEM_768"] = new(MlKemKeyPair.Generate, MlKemKeyPair.Read),
        ["ML_KEM_1024"] = new(MlKemKeyPair.Generate, MlKemKeyPair.Read),
        ["SM2"] = new(Sm2KeyPair.Generate, Sm2KeyPair.Read),
    };

    /// <summary>
    /// A new key pair, the same for the same random bytes. The primes of an RSA key are searched for: <see cref="RsaKeyPair.FromPool"/> is quicker.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The spec is none of a key pair.</exception>
    public static KeyPair Generate(string keySpec, IRandomness randomness) => Families[keySpec].Generate(keySpec, randomness);

    /// <summary>The key pair of a PKCS#8 private key, or null when the bytes are not one of exactly that spec.</summary>
    /// <exception cref="KeyNotFoundException">The spec is none of a key pair.</exception>
    public static KeyPair? Read(string keySpec, byte[] pkcs8) => Families[keySpec].Read(keySpec, pkcs8);

    /// <summary>The spec of a PKCS#8 private key, or null when it is one of no spec.</summary>
    public static string? SpecOf(byte[] pkcs8) => Families.FirstOrDefault(family => family.Value.Read(family.Key, pkcs8) is not null).Key;

    private sealed record Family(Func<string, IRandomness, KeyPair> Generate, Func<string, byte[], KeyPair?> Read);
}
