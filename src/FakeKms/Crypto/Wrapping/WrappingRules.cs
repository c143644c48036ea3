namespace FakeKms.Crypto.Wrapping;

/// <summary>Which wrapping algorithms and wrapping keys KMS takes for the material of which key spec. All names are KMS's.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys-get-public-key-and-token.html"/></remarks>
internal static class WrappingRules
{
    private static readonly string[] Oaep = [WrappingAlgorithm.OaepSha256, WrappingAlgorithm.OaepSha1];
    private static readonly string[] Hybrid = [WrappingAlgorithm.AesKeyWrapSha256, WrappingAlgorithm.AesKeyWrapSha1];
    private static readonly string[] Sm2 = [WrappingAlgorithm.Sm2];
    private static readonly string[] RsaKeys = ["RSA_2048", "RSA_3072", "RSA_4096"];
    private static readonly string[] LongRsaKeys = ["RSA_3072", "RSA_4096"];
    private static readonly string[] Sm2Keys = ["SM2"];

    private static readonly Rule[] Rules =
    [
        new(["SYMMETRIC_DEFAULT", "HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512"], Oaep, RsaKeys, Regions.All),
        new(["RSA_2048", "RSA_3072", "RSA_4096"], Hybrid, RsaKeys, Regions.OutsideChina),
        new(["ECC_NIST_P256", "ECC_NIST_P384", "ECC_SECG_P256K1", "ECC_NIST_EDWARDS25519"], Oaep, RsaKeys, Regions.All),
        // The private key of P-521 is longer than RSAES-OAEP takes under 2048 bits.
        new(["ECC_NIST_P521"], Oaep, LongRsaKeys, Regions.All),
        new(["ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1", "ECC_NIST_EDWARDS25519"], Hybrid, RsaKeys, Regions.OutsideChina),
        new(["SM2"], Oaep, RsaKeys, Regions.China),
        new(["RSA_2048", "RSA_3072", "RSA_4096"], Sm2, Sm2Keys, Regions.China),
        new(["ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1", "ECC_NIST_EDWARDS25519", "SM2"], Sm2, Sm2Keys, Regions.China),
    ];

    private enum Regions
    {
        All,
        OutsideChina,
        China,
    }

    /// <summary>
    /// The algorithms for material of the spec, in AWS's order of preference. There are none for ML-DSA and ML-KEM keys; SM2 keys are in China only.
    /// </summary>
    public static IReadOnlyList<string> Algorithms(string keySpec, string region) =>
        [.. Of(keySpec, region).SelectMany(rule => rule.Algorithms).Distinct().OrderByDescending(WrappingAlgorithm.IsHybrid)];

    /// <summary>The specs of the wrapping keys that the algorithm can be used with for material of the spec.</summary>
    public static IReadOnlyList<string> WrappingKeySpecs(string keySpec, string algorithm, string region) =>
        [.. Of(keySpec, region).Where(rule => rule.Algorithms.Contains(algorithm)).SelectMany(rule => rule.WrappingKeys)];

    /// <summary>Whether GetParametersForImport takes the three together in the Region.</summary>
    public static bool Fit(string keySpec, string algorithm, string wrappingKeySpec, string region) =>
        WrappingKeySpecs(keySpec, algorithm, region).Contains(wrappingKeySpec);

    private static IEnumerable<Rule> Of(string keySpec, string region) => Rules.Where(rule => rule.KeySpecs.Contains(keySpec) && rule.Applies(region));

    private sealed record Rule(string[] KeySpecs, string[] Algorithms, string[] WrappingKeys, Regions In)
    {
        public bool Applies(string region) => In == Regions.All || (In == Regions.China) == region.StartsWith("cn-", StringComparison.Ordinal);
    }
}
