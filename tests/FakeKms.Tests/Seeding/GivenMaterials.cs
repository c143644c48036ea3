using System.Security.Cryptography;
using Amazon.KeyManagementService;
using FakeKms.Crypto;
using FakeKms.Crypto.Rsa;
using FakeKms.Entropy;

namespace FakeKms.Tests.Seeding;

/// <summary>Exact material for every key spec, as a user would bring it.</summary>
internal static class GivenMaterials
{
    private static readonly Dictionary<string, int> Lengths = new() { ["SYMMETRIC_DEFAULT"] = 32, ["HMAC_224"] = 28, ["HMAC_256"] = 32, ["HMAC_384"] = 48, ["HMAC_512"] = 64 };

    public static readonly string[] Specs =
    [
        "SYMMETRIC_DEFAULT", "HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512", "RSA_2048", "RSA_3072", "RSA_4096", "ECC_NIST_P256", "ECC_NIST_P384",
        "ECC_NIST_P521", "ECC_SECG_P256K1", "ECC_NIST_EDWARDS25519", "SM2", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87", "ML_KEM_512", "ML_KEM_768", "ML_KEM_1024",
    ];

    public static IEnumerable<string> Importable => Specs.Where(spec => !spec.StartsWith("ML_", StringComparison.Ordinal));

    public static IEnumerable<string> Pairs => Specs.Where(spec => !Lengths.ContainsKey(spec));

    public static byte[] Of(string spec) =>
        Lengths.TryGetValue(spec, out var length) ? new SeededStream(9, spec).Bytes(length)
        : spec.StartsWith("RSA_", StringComparison.Ordinal) ? RsaKeyPair.FromPool(spec, 77).Pkcs8
        : KeyPairs.Generate(spec, new SeededStream(9, spec)).Pkcs8;

    public static string Pem(string spec) => PemEncoding.WriteString("PRIVATE KEY", Of(spec));

    /// <summary>The usage of a spec that shows its material best.</summary>
    public static KeyUsageType UsageOf(string spec) => spec switch
    {
        "SYMMETRIC_DEFAULT" => KeyUsageType.ENCRYPT_DECRYPT,
        _ when spec.StartsWith("HMAC", StringComparison.Ordinal) => KeyUsageType.GENERATE_VERIFY_MAC,
        _ when spec.StartsWith("ML_KEM", StringComparison.Ordinal) => KeyUsageType.ENCAPSULATE_DECAPSULATE,
        _ => KeyUsageType.SIGN_VERIFY,
    };

    /// <summary>SM2 is there in China alone, ML-KEM everywhere else.</summary>
    public static FakeKmsServer Server(string spec, Action<KeySeed>? configure, Action<FakeKmsBuilder>? more = null) => FakeKmsServer.Start(k =>
    {
        k.WithRegion(spec == "SM2" ? "cn-north-1" : "us-east-1").WithKey("alias/given", key =>
        {
            key.WithKeySpec(KeySpec.FindValue(spec), UsageOf(spec));
            configure?.Invoke(key);
        });
        more?.Invoke(k);
    });
}
