using System.Security.Cryptography;
using FakeKms.Crypto.Keys;

namespace FakeKms.Tests.Crypto;

/// <summary>Which algorithms each key spec signs with.</summary>
internal static class SigningAlgorithms
{
    private static readonly string[] Rsa =
    [
        "RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PKCS1_V1_5_SHA_384", "RSASSA_PKCS1_V1_5_SHA_512",
        "RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384", "RSASSA_PSS_SHA_512",
    ];

    private static readonly Dictionary<string, string[]> Table = new()
    {
        ["RSA_2048"] = Rsa,
        ["RSA_3072"] = Rsa,
        ["RSA_4096"] = Rsa,
        ["ECC_NIST_P256"] = ["ECDSA_SHA_256"],
        ["ECC_NIST_P384"] = ["ECDSA_SHA_384"],
        ["ECC_NIST_P521"] = ["ECDSA_SHA_512"],
        ["ECC_SECG_P256K1"] = ["ECDSA_SHA_256"],
        ["ECC_NIST_EDWARDS25519"] = ["ED25519_SHA_512", "ED25519_PH_SHA_512"],
    };

    public static IEnumerable<object[]> All =>
        Table.SelectMany(row => row.Value.Select(algorithm => new object[] { row.Key, algorithm }));

    /// <summary>Those that take a message and its digest alike.</summary>
    public static IEnumerable<object[]> OfBothForms =>
        Table.Where(row => row.Key != "ECC_NIST_EDWARDS25519").SelectMany(row => row.Value.Select(algorithm => new object[] { row.Key, algorithm }));

    public static IEnumerable<string> Others(string keySpec, string algorithm) => Table[keySpec].Except([algorithm]);

    public static MessageForm Form(string algorithm) => algorithm == "ED25519_PH_SHA_512" ? MessageForm.Digest : MessageForm.Raw;

    public static byte[] Digest(string algorithm, byte[] message) => CryptographicOperations.HashData(Hash(algorithm), message);

    public static HashAlgorithmName Hash(string algorithm) => new("SHA" + algorithm[^3..]);
}
