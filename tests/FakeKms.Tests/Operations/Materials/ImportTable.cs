using FakeKms.Crypto.Wrapping;
using FakeKms.Engine.State;
using FakeKms.Entropy;
using FakeKms.Tests.Crypto;

namespace FakeKms.Tests.Operations.Materials;

/// <summary>What AWS documents: which wrapping algorithm and wrapping key takes which material, in which Regions.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys-get-public-key-and-token.html"/></remarks>
internal static class ImportTable
{
    private const string World = "us-east-1";
    private const string China = "cn-north-1";
    private const string Oaep = "RSAES_OAEP_SHA_1 RSAES_OAEP_SHA_256";
    private const string Hybrid = "RSA_AES_KEY_WRAP_SHA_1 RSA_AES_KEY_WRAP_SHA_256";
    private const string RsaKeys = "RSA_2048 RSA_3072 RSA_4096";
    private const string Bytes = "SYMMETRIC_DEFAULT HMAC_224 HMAC_256 HMAC_384 HMAC_512";
    private const string ShortCurves = "ECC_NIST_P256 ECC_NIST_P384 ECC_SECG_P256K1 ECC_NIST_EDWARDS25519";
    private const string Curves = ShortCurves + " ECC_NIST_P521";

    private static readonly (string Regions, string Specs, string Algorithms, string WrappingKeys)[] Rows =
    [
        (World + " " + China, Bytes, Oaep, RsaKeys),
        (World + " " + China, ShortCurves, Oaep, RsaKeys),
        (World + " " + China, "ECC_NIST_P521", Oaep, "RSA_3072 RSA_4096"),
        (World, RsaKeys + " " + Curves, Hybrid, RsaKeys),
        (China, RsaKeys + " " + Curves + " SM2", "SM2PKE", "SM2"),
        (China, "SM2", Oaep, RsaKeys),
    ];

    public static IEnumerable<object[]> All => Expanded.Select(way => new object[] { way.Region, way.Spec, way.Algorithm, way.WrappingKey });

    /// <summary>Each spec in each Region that imports it.</summary>
    public static IEnumerable<object[]> Specs => Expanded.Select(way => (way.Region, way.Spec)).Distinct().Select(way => new object[] { way.Region, way.Spec });

    private static IEnumerable<(string Region, string Spec, string Algorithm, string WrappingKey)> Expanded =>
        from row in Rows
        from region in row.Regions.Split(' ')
        from spec in row.Specs.Split(' ')
        from algorithm in row.Algorithms.Split(' ')
        from wrappingKey in row.WrappingKeys.Split(' ')
        select (region, spec, algorithm, wrappingKey);

    /// <summary>One way for the spec, with the quickest wrapping key.</summary>
    public static (string Algorithm, string WrappingKey) WayOf(string region, string spec)
    {
        var ways = Expanded.Where(way => way.Region == region && way.Spec == spec).ToList();
        return (ways[^1].Algorithm, ways.First(way => way.Algorithm == ways[^1].Algorithm).WrappingKey);
    }

    public static bool Has(string region, string spec, string algorithm, string wrappingKey) => Expanded.Contains((region, spec, algorithm, wrappingKey));

    public static string UsageOf(string spec) =>
        spec == "SYMMETRIC_DEFAULT" ? "ENCRYPT_DECRYPT" : spec.StartsWith("HMAC", StringComparison.Ordinal) ? "GENERATE_VERIFY_MAC" : "SIGN_VERIFY";

    /// <summary>How long material is that has no form of its own; null for private keys. SYMMETRIC_DEFAULT is SM4 in China.</summary>
    public static int? LengthOf(string region, string spec) => spec switch
    {
        "SYMMETRIC_DEFAULT" => region == China ? 16 : 32,
        _ when spec.StartsWith("HMAC", StringComparison.Ordinal) => FakeKms.Tests.Crypto.Bytes.Number(spec) / 8,
        _ => null,
    };

    public static byte[] Material(string region, string spec) => LengthOf(region, spec) is { } length
        ? FakeKms.Tests.Crypto.Bytes.Stream(spec).Bytes(length)
        : TestKeys.First(spec).Pkcs8;

    public static byte[] OtherMaterial(string region, string spec) => LengthOf(region, spec) is { } length
        ? FakeKms.Tests.Crypto.Bytes.Stream("other").Bytes(length)
        : TestKeys.Second(spec).Pkcs8;
}
