using FakeKms.Engine.Permissions;

namespace FakeKms.Tests.Engine.Permissions;

/// <summary>A condition key as AWS documents it.</summary>
/// <param name="Name">Its name, or the beginning of one with many.</param>
/// <param name="Type">What its values are.</param>
/// <param name="IsMultivalued">Whether it can have several.</param>
/// <param name="Where">
/// The actions that have it: "keys" are those on keys, "new keys" those on keys that are to be made, "key stores" those on custom key stores.
/// </param>
internal sealed record DocumentedCondition(string Name, ConditionType Type, bool IsMultivalued, params string[] Where)
{
    public string Words => $"{Name} ({Type}{(IsMultivalued ? ", several" : "")})";
}

/// <summary>The condition keys and the permissions of AWS's documentation, written down a second time.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html"/>,
/// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html"/>,
/// <see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html"/>,
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html"/>
/// </remarks>
internal static class ConditionTables
{
    private const ConditionType String = ConditionType.String;
    private const ConditionType Bool = ConditionType.Bool;
    private const ConditionType Numeric = ConditionType.Numeric;
    private const ConditionType Date = ConditionType.Date;
    private const ConditionType Arn = ConditionType.Arn;
    private const ConditionType IpAddress = ConditionType.IpAddress;

    private static readonly string[] DataKeys = ["GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext"];
    private static readonly string[] Ciphers = ["Encrypt", "Decrypt", "ReEncryptFrom", "ReEncryptTo", .. DataKeys];

    private static readonly string[] Cryptography =
    [
        .. Ciphers, "Sign", "Verify", "GenerateMac", "VerifyMac", "DeriveSharedSecret", "Encapsulate", "Decapsulate",
    ];

    private static readonly string[] Recipients = ["Decrypt", "DeriveSharedSecret", "GenerateDataKey", "GenerateDataKeyPair", "GenerateRandom"];

    public static IReadOnlyList<DocumentedCondition> OfKms { get; } =
    [
        new("kms:CallerAccount", String, false, "keys", "new keys", "key stores"),
        new("kms:ViaService", String, false, "keys", "new keys"),
        new("kms:KeySpec", String, false, "keys", "new keys"),
        new("kms:KeyUsage", String, false, "keys", "new keys"),
        new("kms:KeyOrigin", String, false, "keys", "new keys"),
        new("kms:CustomerMasterKeySpec", String, false, "keys", "new keys"),
        new("kms:CustomerMasterKeyUsage", String, false, "keys", "new keys"),
        new("kms:MultiRegion", Bool, false, "keys", "new keys"),
        new("kms:MultiRegionKeyType", String, false, "keys", "new keys"),
        new("kms:ResourceAliases", String, true, "keys"),
        new("aws:ResourceTag/", String, false, "keys"),
        new("aws:ResourceAccount", String, false, "keys"),
        new("aws:ResourceOrgID", String, false, "keys"),
        new("kms:RequestAlias", String, false, [.. Cryptography, "DescribeKey", "GetPublicKey"]),
        new("kms:EncryptionAlgorithm", String, false, Ciphers),
        new("kms:EncryptionContext:", String, false, [.. Ciphers, "CreateGrant", "RetireGrant"]),
        new("kms:EncryptionContextKeys", String, true, [.. Ciphers, "CreateGrant", "RetireGrant"]),
        new("kms:DataKeyPairSpec", String, false, "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext"),
        new("kms:ReEncryptOnSameKey", Bool, false, "ReEncryptFrom", "ReEncryptTo"),
        new("kms:SigningAlgorithm", String, false, "Sign", "Verify"),
        new("kms:MessageType", String, false, "Sign", "Verify"),
        new("kms:MacAlgorithm", String, false, "GenerateMac", "VerifyMac"),
        new("kms:KeyAgreementAlgorithm", String, false, "DeriveSharedSecret"),
        new("kms:WrappingAlgorithm", String, false, "GetParametersForImport"),
        new("kms:WrappingKeySpec", String, false, "GetParametersForImport"),
        new("kms:ExpirationModel", String, false, "ImportKeyMaterial"),
        new("kms:ValidTo", Date, false, "ImportKeyMaterial"),
        new("kms:BypassPolicyLockoutSafetyCheck", Bool, false, "CreateKey", "PutKeyPolicy"),
        new("kms:GrantConstraintType", String, false, "CreateGrant", "RetireGrant"),
        new("kms:GrantConstraintSourceArn", Arn, false, "CreateGrant"),
        new("kms:GrantIsForAWSResource", Bool, false, "CreateGrant", "ListGrants", "RevokeGrant"),
        new("kms:GrantOperations", String, true, "CreateGrant"),
        new("kms:GranteePrincipal", String, false, "CreateGrant"),
        new("kms:RetiringPrincipal", String, false, "CreateGrant"),
        new("kms:GranteeServicePrincipal", String, false, "CreateGrant"),
        new("kms:RetiringServicePrincipal", String, false, "CreateGrant"),
        new("kms:PrimaryRegion", String, false, "UpdatePrimaryRegion"),
        new("kms:ReplicaRegion", String, false, "ReplicateKey"),
        new("kms:RotationPeriodInDays", Numeric, false, "EnableKeyRotation"),
        new("kms:ScheduleKeyDeletionPendingWindowInDays", Numeric, false, "ScheduleKeyDeletion"),
        new("kms:TrailingDaysWithoutKeyUsage", Numeric, false, "DisableKey", "ScheduleKeyDeletion"),
        new("kms:RecipientAttestation:", String, false, Recipients),
        new("aws:RequestTag/", String, false, "CreateKey", "TagResource"),
        new("aws:TagKeys", String, true, "CreateKey", "TagResource", "UntagResource"),
    ];

    public static IReadOnlyList<DocumentedCondition> Global { get; } =
    [
        new("aws:PrincipalArn", Arn, false), new("aws:PrincipalAccount", String, false), new("aws:PrincipalType", String, false),
        new("aws:PrincipalOrgID", String, false), new("aws:PrincipalOrgPaths", String, true), new("aws:PrincipalTag/", String, false),
        new("aws:username", String, false), new("aws:userid", String, false),
        new("aws:PrincipalIsAWSService", Bool, false), new("aws:PrincipalServiceName", String, false), new("aws:PrincipalServiceNamesList", String, true),
        new("aws:SourceArn", Arn, false), new("aws:SourceAccount", String, false), new("aws:SourceOrgID", String, false),
        new("aws:SourceIp", IpAddress, false), new("aws:SourceVpce", String, false), new("aws:SourceVpc", String, false),
        new("aws:VpcSourceIp", IpAddress, false),
        new("aws:ViaAWSService", Bool, false), new("aws:CalledVia", String, true), new("aws:CalledViaFirst", String, false),
        new("aws:CalledViaLast", String, false),
        new("aws:SecureTransport", Bool, false), new("aws:CurrentTime", Date, false), new("aws:EpochTime", Date, false),
        new("aws:RequestedRegion", String, false), new("aws:UserAgent", String, false), new("aws:Referer", String, false),
        new("aws:MultiFactorAuthPresent", Bool, false), new("aws:MultiFactorAuthAge", Numeric, false), new("aws:TokenIssueTime", Date, false),
    ];

    /// <summary>The permissions of the operations that need more or others than their own action on one key.</summary>
    public static IReadOnlyDictionary<string, string[]> Permissions { get; } = new Dictionary<string, string[]>
    {
        ["ReEncrypt"] = ["ReEncryptFrom on key", "ReEncryptTo on key"],
        ["CreateAlias"] = ["CreateAlias on alias", "CreateAlias on key"],
        ["DeleteAlias"] = ["DeleteAlias on alias", "DeleteAlias on key"],
        ["UpdateAlias"] = ["UpdateAlias on alias", "UpdateAlias on key", "UpdateAlias on key"],
        ["CreateKey"] = ["CreateKey on new key", "TagResource on new key"],
        ["ReplicateKey"] = ["ReplicateKey on key", "CreateKey on new key", "TagResource on new key"],
        ["UpdatePrimaryRegion"] = ["UpdatePrimaryRegion on key", "UpdatePrimaryRegion on key"],
        ["ListKeys"] = ["ListKeys on everything"],
        ["ListAliases"] = ["ListAliases on everything"],
        ["ListRetirableGrants"] = ["ListRetirableGrants on everything"],
        ["GenerateRandom"] = ["GenerateRandom on everything"],
        ["ConnectCustomKeyStore"] = ["ConnectCustomKeyStore on key stores"],
        ["CreateCustomKeyStore"] = ["CreateCustomKeyStore on key stores"],
        ["DeleteCustomKeyStore"] = ["DeleteCustomKeyStore on key stores"],
        ["DescribeCustomKeyStores"] = ["DescribeCustomKeyStores on key stores"],
        ["DisconnectCustomKeyStore"] = ["DisconnectCustomKeyStore on key stores"],
        ["UpdateCustomKeyStore"] = ["UpdateCustomKeyStore on key stores"],
    };
}
