using System.Security.Cryptography;
using System.Text.RegularExpressions;
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
        ["ML_DSA_44"] = ["ML_DSA_SHAKE_256"],
        ["ML_DSA_65"] = ["ML_DSA_SHAKE_256"],
        ["ML_DSA_87"] = ["ML_DSA_SHAKE_256"],
        ["SM2"] = ["SM2DSA"],
    };

    public static IEnumerable<object[]> All =>
        from row in Table
        from algorithm in row.Value
        from form in Forms(algorithm)
        select new object[] { row.Key, algorithm, form };

    /// <summary>Those whose signatures differ from call to call; by nothing but the random bytes that they are given. The others have none in them.</summary>
    public static IEnumerable<object[]> Seeded => All.Where(row => !Regex.IsMatch((string)row[1], "^(ED25519|RSASSA_PKCS1)"));

    /// <summary>Those that take a message and its digest of SHA-2 alike.</summary>
    public static IEnumerable<object[]> OfBothForms =>
        from row in Table
        from algorithm in row.Value
        where algorithm.StartsWith("RSA", StringComparison.Ordinal) || algorithm.StartsWith("ECDSA", StringComparison.Ordinal)
        select new object[] { row.Key, algorithm };

    public static IEnumerable<string> Others(string keySpec, string algorithm) => Table[keySpec].Except([algorithm]);

    public static MessageForm Form(string algorithm) => Forms(algorithm)[0];

    /// <summary>The content in the form that is signed. As mu any 64 bytes will do, for the signer cannot tell.</summary>
    public static byte[] Message(string algorithm, MessageForm form, byte[] content) => form switch
    {
        MessageForm.Digest => Digest(algorithm, content),
        MessageForm.ExternalMu => SHA512.HashData(content),
        _ => content,
    };

    private static MessageForm[] Forms(string algorithm) => algorithm switch
    {
        "ED25519_PH_SHA_512" => [MessageForm.Digest],
        "ML_DSA_SHAKE_256" => [MessageForm.Raw, MessageForm.ExternalMu],
        _ => [MessageForm.Raw],
    };

    public static byte[] Digest(string algorithm, byte[] message)
    {
        using var hash = IncrementalHash.CreateHash(Hash(algorithm));
        hash.AppendData(message);
        return hash.GetHashAndReset();
    }

    public static HashAlgorithmName Hash(string algorithm) => new("SHA" + algorithm[^3..]);
}
