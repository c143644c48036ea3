using System.Collections.Immutable;

namespace FakeKms.Model.Quotas;

/// <summary>The request quotas of AWS that are not the same for all.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html"/></remarks>
internal static class RequestRateDefaults
{
    private static readonly (int Rate, string[] Operations)[] Table =
    [
        (1, ["GetParametersForImport"]),
        (5,
        [
            "CancelKeyDeletion", "ConnectCustomKeyStore", "CreateAlias", "CreateCustomKeyStore", "CreateKey", "DeleteCustomKeyStore", "DescribeCustomKeyStores",
            "DisableKey", "DisableKeyRotation", "DisconnectCustomKeyStore", "EnableKey", "GetKeyLastUsage", "ReplicateKey", "RotateKeyOnDemand",
            "UntagResource", "UpdateAlias", "UpdateCustomKeyStore", "UpdateKeyDescription", "UpdatePrimaryRegion",
        ]),
        (10, ["TagResource"]),
        (15, ["DeleteAlias", "DeleteImportedKeyMaterial", "EnableKeyRotation", "ImportKeyMaterial", "PutKeyPolicy", "ScheduleKeyDeletion"]),
        (50, ["CreateGrant", "RetireGrant", "RevokeGrant"]),
        (100, ["ListGrants", "ListKeyPolicies", "ListKeyRotations", "ListRetirableGrants"]),
        (500, ["ListAliases", "ListKeys"]),
        (1_000, ["GetKeyPolicy", "GetKeyRotationStatus"]),
        (2_000, ["DescribeKey", "GetPublicKey", "ListResourceTags"]),
    ];

    public static ImmutableDictionary<string, int> Operations { get; } = Table
        .SelectMany(row => row.Operations.Select(operation => KeyValuePair.Create(operation, row.Rate)))
        .ToImmutableDictionary(StringComparer.Ordinal);

    public static ImmutableDictionary<string, int> DataKeyPairs { get; } = new Dictionary<string, int>
    {
        ["ECC_NIST_P256"] = 100,
        ["ECC_NIST_P384"] = 100,
        ["ECC_NIST_P521"] = 100,
        ["ECC_SECG_P256K1"] = 100,
        ["ECC_NIST_EDWARDS25519"] = 100,
        ["RSA_2048"] = 20,
        ["RSA_3072"] = 4,
        ["RSA_4096"] = 1,
        ["SM2"] = 25,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    public static int SymmetricIn(string region) => region switch
    {
        "us-east-1" or "us-west-2" or "eu-west-1" => 100_000,
        "us-east-2" or "ap-southeast-1" or "ap-southeast-2" or "ap-northeast-1" or "eu-central-1" or "eu-west-2" => 20_000,
        _ => 10_000,
    };
}
