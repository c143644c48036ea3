using Amazon.KeyManagementService;

namespace FakeKms.Domain.Keys;

/// <summary>What each key spec can be used for, and with which algorithms, in the order in which AWS lists them.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html"/></remarks>
internal static class KeySpecs
{
    private static readonly string[] RsaEncryption = ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"];

    private static readonly string[] RsaSigning =
    [
        "RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PKCS1_V1_5_SHA_384", "RSASSA_PKCS1_V1_5_SHA_512",
        "RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384", "RSASSA_PSS_SHA_512",
    ];

    private static readonly Dictionary<(string Spec, string Usage), string[]> Algorithms = Table();

    public static bool Fit(KeySpec spec, KeyUsageType usage) => Algorithms.ContainsKey((spec.Value, usage.Value));

    /// <summary>The usages of a spec; none for a spec that KMS does not have.</summary>
    public static IReadOnlyList<string> UsagesOf(KeySpec spec) => [.. Algorithms.Keys.Where(key => key.Spec == spec.Value).Select(key => key.Usage)];

    /// <summary>The algorithms of a key; empty when the key does not have that usage.</summary>
    public static IReadOnlyList<string> AlgorithmsOf(KmsKey key, KeyUsageType usage) =>
        key.KeyUsage == usage && Algorithms.TryGetValue((key.KeySpec.Value, usage.Value), out var algorithms) ? algorithms : [];

    public static bool IsHmac(KeySpec spec) => spec.Value.StartsWith("HMAC_", StringComparison.Ordinal);

    public static bool IsSymmetric(KeySpec spec) => spec == KeySpec.SYMMETRIC_DEFAULT;

    public static bool IsAsymmetric(KeySpec spec) => !IsSymmetric(spec) && !IsHmac(spec);

    /// <summary>Module-lattice keys cannot be imported.</summary>
    public static bool IsImportable(KeySpec spec) => !spec.Value.StartsWith("ML_", StringComparison.Ordinal);

    /// <summary>
    /// SM2 exists in the China Regions alone. Encapsulate and Decapsulate are not available there, and keys that only they can use are not either.
    /// </summary>
    public static bool IsOffered(KeySpec spec, string region)
    {
        var isKem = spec.Value.StartsWith("ML_KEM_", StringComparison.Ordinal);
        return region.StartsWith("cn-", StringComparison.Ordinal) ? !isKem : spec != KeySpec.SM2;
    }

    private static Dictionary<(string, string), string[]> Table()
    {
        var table = new Dictionary<(string, string), string[]>();
        Add(KeyUsageType.ENCRYPT_DECRYPT, ["SYMMETRIC_DEFAULT"], "SYMMETRIC_DEFAULT");
        Add(KeyUsageType.ENCRYPT_DECRYPT, RsaEncryption, "RSA_2048", "RSA_3072", "RSA_4096");
        Add(KeyUsageType.ENCRYPT_DECRYPT, ["SM2PKE"], "SM2");
        Add(KeyUsageType.SIGN_VERIFY, RsaSigning, "RSA_2048", "RSA_3072", "RSA_4096");
        Add(KeyUsageType.SIGN_VERIFY, ["ECDSA_SHA_256"], "ECC_NIST_P256", "ECC_SECG_P256K1");
        Add(KeyUsageType.SIGN_VERIFY, ["ECDSA_SHA_384"], "ECC_NIST_P384");
        Add(KeyUsageType.SIGN_VERIFY, ["ECDSA_SHA_512"], "ECC_NIST_P521");
        Add(KeyUsageType.SIGN_VERIFY, ["ED25519_SHA_512", "ED25519_PH_SHA_512"], "ECC_NIST_EDWARDS25519");
        Add(KeyUsageType.SIGN_VERIFY, ["SM2DSA"], "SM2");
        Add(KeyUsageType.SIGN_VERIFY, ["ML_DSA_SHAKE_256"], "ML_DSA_44", "ML_DSA_65", "ML_DSA_87");
        Add(KeyUsageType.KEY_AGREEMENT, ["ECDH"], "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "SM2");
        Add(KeyUsageType.GENERATE_VERIFY_MAC, ["HMAC_SHA_224"], "HMAC_224");
        Add(KeyUsageType.GENERATE_VERIFY_MAC, ["HMAC_SHA_256"], "HMAC_256");
        Add(KeyUsageType.GENERATE_VERIFY_MAC, ["HMAC_SHA_384"], "HMAC_384");
        Add(KeyUsageType.GENERATE_VERIFY_MAC, ["HMAC_SHA_512"], "HMAC_512");
        Add(KeyUsageType.ENCAPSULATE_DECAPSULATE, ["ML_KEM"], "ML_KEM_512", "ML_KEM_768", "ML_KEM_1024");
        return table;

        void Add(KeyUsageType usage, string[] algorithms, params string[] specs)
        {
            foreach (var spec in specs) table.Add((spec, usage.Value), algorithms);
        }
    }
}
