using System.Reflection;
using Amazon.KeyManagementService;
using Amazon.Runtime;

namespace FakeKms.Engine.Validation;

/// <summary>
/// The values of an enumeration: those that are accepted, and the set that the service prints when another one is sent, which is not always the same.
/// </summary>
/// <param name="Accepted">The values that pass.</param>
/// <param name="Printed">The set in the order of the service where that is known, else in the SDK's.</param>
internal sealed record EnumSet(IReadOnlyList<string> Accepted, IReadOnlyList<string> Printed)
{
    private static readonly string[] KeySpecs =
    [
        "RSA_2048", "RSA_3072", "RSA_4096", "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1", "ECC_NIST_EDWARDS25519",
        "SYMMETRIC_DEFAULT", "HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512", "SM2", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87",
    ];

    private static readonly Dictionary<Type, string[]> Order = new()
    {
        [typeof(KeySpec)] = KeySpecs,
        [typeof(CustomerMasterKeySpec)] = KeySpecs,
        [typeof(GrantOperation)] =
        [
            "Decrypt", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo", "Sign", "Verify", "GetPublicKey",
            "CreateGrant", "RetireGrant", "DescribeKey", "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext", "GenerateMac", "VerifyMac",
            "DeriveSharedSecret",
        ],
        [typeof(MacAlgorithmSpec)] = ["HMAC_SHA_384", "HMAC_SHA_256", "HMAC_SHA_224", "HMAC_SHA_512"],
        [typeof(EncryptionAlgorithmSpec)] = ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "SM2PKE", "SYMMETRIC_DEFAULT"],
        [typeof(MessageType)] = ["RAW", "DIGEST", "EXTERNAL_MU"],
        [typeof(SigningAlgorithmSpec)] =
        [
            "RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384", "RSASSA_PSS_SHA_512",
            "RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PKCS1_V1_5_SHA_384", "RSASSA_PKCS1_V1_5_SHA_512",
            "ECDSA_SHA_256", "ECDSA_SHA_384", "ECDSA_SHA_512", "ED25519_SHA_512", "ED25519_PH_SHA_512", "SM2DSA", "ML_DSA_SHAKE_256",
        ],
    };

    public bool Accepts(string value) => Accepted.Contains(value);

    /// <summary>What a refused value failed to satisfy, in the words of the service.</summary>
    public string Constraint => $"Member must satisfy enum value set: [{string.Join(", ", Printed)}]";

    public static EnumSet Of(Type type)
    {
        string[] known = [.. Values(type)];
        // KMS takes the specs of data keys alone and prints those of keys.
        if (type == typeof(DataKeySpec)) return new(known, Of(typeof(KeySpec)).Printed);
        string[] printed = Order.TryGetValue(type, out var order) ? [.. order.Intersect(known), .. known.Except(order)] : known;
        // It is the key that refuses the algorithm of symmetric keys: the enumeration of the service knows it.
        return new(type == typeof(SigningAlgorithmSpec) ? [.. known, EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT.Value] : known, printed);
    }

    private static IEnumerable<string> Values(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.FieldType == type)
        .Select(field => ((ConstantClass)field.GetValue(null)!).Value);
}
