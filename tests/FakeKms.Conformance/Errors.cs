namespace FakeKms.Conformance;

/// <summary>Errors with the texts that were recorded from AWS or quoted from it, as "Code: text".</summary>
internal static class Errors
{
    public const string DryRun = "DryRunOperationException: The request would have succeeded, but the DryRun option is set.";
    public const string NoAliases = "InvalidArnException: Key Aliases are not supported for this operation.";
    public const string IncorrectKey = "IncorrectKeyException: The key ID in the request does not identify a CMK that can perform this operation.";
    public const string Lockout = "MalformedPolicyDocumentException: The new key policy will not allow you to update the key policy in the future.";
    public const string DuplicateTags = "TagException: Duplicate tag keys";
    public const string ReservedTags = "TagException: Tags beginning with aws: are reserved";
    public const string TooManyTags = "TagException: Too many tags";

    /// <summary>A pattern: the account is the caller's, whoever that is.</summary>
    public static string UnknownKey(string region, string keyId) =>
        $"^NotFoundException: Key 'arn:aws[a-z-]*:kms:{region}:\\d{{12}}:key/{keyId}' does not exist$";

    /// <summary>A pattern, as above.</summary>
    public static string UnknownAlias(string region, string alias) =>
        $"^NotFoundException: Alias arn:aws[a-z-]*:kms:{region}:\\d{{12}}:{alias} is not found\\.$";

    public static string Disabled(string arn) => $"DisabledException: {arn} is disabled.";

    public static string PendingDeletion(string arn) => $"KMSInvalidStateException: {arn} is pending deletion.";

    public static string PendingImport(string arn) => $"KMSInvalidStateException: {arn} is pending import.";

    public static string Usage(string arn, string usage, string operation) =>
        $"InvalidKeyUsageException: {arn} key usage is {usage} which is not valid for {operation}.";

    public static string Origin(string arn, string origin) => $"UnsupportedOperationException: {arn} origin is {origin} which is not valid for this operation.";

    public static string NotPrimary(string arn) => $"UnsupportedOperationException: {arn} is not a multi-region primary key.";

    public static string Constraint(string member, string constraint) =>
        $"ValidationException: 1 validation error detected: {member} failed to satisfy constraint: {constraint}";
}
