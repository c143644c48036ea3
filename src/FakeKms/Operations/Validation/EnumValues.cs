using System.Reflection;
using Amazon.KeyManagementService;
using Amazon.Runtime;

namespace FakeKms.Operations.Validation;

/// <summary>The value sets of enumerations, in the order in which the service prints them where that is known, else in the SDK's.</summary>
internal static class EnumValues
{
    private static readonly Dictionary<Type, string[]> Printed = new()
    {
        [typeof(GrantOperation)] =
        [
            "Decrypt", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo", "Sign", "Verify", "GetPublicKey",
            "CreateGrant", "RetireGrant", "DescribeKey", "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext", "GenerateMac", "VerifyMac",
            "DeriveSharedSecret",
        ],
        [typeof(MacAlgorithmSpec)] = ["HMAC_SHA_384", "HMAC_SHA_256", "HMAC_SHA_224", "HMAC_SHA_512"],
        [typeof(EncryptionAlgorithmSpec)] = ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "SM2PKE", "SYMMETRIC_DEFAULT"],
        [typeof(MessageType)] = ["RAW", "DIGEST", "EXTERNAL_MU"],
    };

    public static IReadOnlyList<string> Of(Type type)
    {
        var known = type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.FieldType == type)
            .Select(field => ((ConstantClass)field.GetValue(null)!).Value)
            .ToArray();
        return Printed.TryGetValue(type, out var printed) ? [.. printed.Union(known)] : known;
    }
}
