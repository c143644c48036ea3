namespace FakeKms.Conformance;

/// <summary>What AWS documents: which key signs with which algorithm, and what it signs beside or instead of the message.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html"/></remarks>
internal static class SigningTable
{
    private static readonly (string Specs, string Algorithms, string Types)[] Rows =
    [
        ("RSA_2048 RSA_3072 RSA_4096", "RSASSA_PKCS1_V1_5_SHA_256 RSASSA_PKCS1_V1_5_SHA_384 RSASSA_PKCS1_V1_5_SHA_512", "RAW DIGEST"),
        ("RSA_2048 RSA_3072 RSA_4096", "RSASSA_PSS_SHA_256 RSASSA_PSS_SHA_384 RSASSA_PSS_SHA_512", "RAW DIGEST"),
        ("ECC_NIST_P256 ECC_SECG_P256K1", "ECDSA_SHA_256", "RAW DIGEST"),
        ("ECC_NIST_P384", "ECDSA_SHA_384", "RAW DIGEST"),
        ("ECC_NIST_P521", "ECDSA_SHA_512", "RAW DIGEST"),
        ("ECC_NIST_EDWARDS25519", "ED25519_SHA_512", "RAW"),
        ("ECC_NIST_EDWARDS25519", "ED25519_PH_SHA_512", "DIGEST"),
        ("ML_DSA_44 ML_DSA_65 ML_DSA_87", "ML_DSA_SHAKE_256", "RAW EXTERNAL_MU"),
        ("SM2", "SM2DSA", "RAW DIGEST"),
    ];

    public static IEnumerable<object[]> All =>
        from row in Rows
        from spec in row.Specs.Split(' ')
        from algorithm in row.Algorithms.Split(' ')
        select new object[] { spec, algorithm };

    public static IEnumerable<string> Specs => Rows.SelectMany(row => row.Specs.Split(' ')).Distinct();

    public static string[] AlgorithmsOf(string spec) =>
        [.. Rows.Where(row => row.Specs.Split(' ').Contains(spec)).SelectMany(row => row.Algorithms.Split(' '))];

    public static string[] TypesOf(string algorithm) => Rows.Single(row => row.Algorithms.Split(' ').Contains(algorithm)).Types.Split(' ');

    /// <summary>The bytes of a digest, or of the external mu.</summary>
    public static int LengthOf(string algorithm) => algorithm switch
    {
        "ML_DSA_SHAKE_256" => 64,
        "SM2DSA" => 32,
        _ => int.Parse(algorithm[^3..], System.Globalization.CultureInfo.InvariantCulture) / 8,
    };
}
