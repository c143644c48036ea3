namespace FakeKms.Trail.Records;

/// <summary>The names that a caller goes by.</summary>
internal static class PrincipalNames
{
    /// <summary>
    /// CloudTrail's short name of a caller: the name of the user or of the role's session, or <c>root</c>; null for services, and for callers whose record
    /// does not name them.
    /// </summary>
    public static string? ShortNameOf(KmsUserIdentity identity) => identity.Type switch
    {
        "Root" => "root",
        "AssumedRole" or "FederatedUser" => identity.Arn?[(identity.Arn.LastIndexOf('/') + 1)..],
        _ => identity.UserName,
    };

    /// <summary>All of them, also the ends of ARNs, which are how failures print callers: <c>user/Alice</c>, <c>assumed-role/Vault/deploy</c>.</summary>
    public static IEnumerable<string?> Of(KmsUserIdentity identity) => identity.Type == "AWSService"
        ? [identity.InvokedBy]
        : [
            identity.Arn, identity.UserName, ShortNameOf(identity), identity.PrincipalId, identity.AccessKeyId, IssuerOf(identity),
            EndOf(identity.Arn), EndOf(IssuerOf(identity)), identity.Arn is null ? null : KmsEventLine.CallerOf(identity),
        ];

    public static bool Match(KmsUserIdentity identity, KmsCaller caller)
    {
        if (identity.Type != caller.Type || identity.InvokedBy != caller.InvokedBy) return false;
        if (caller.Type == "AWSService") return true;
        return (caller.AccountId is null || identity.AccountId == caller.AccountId)
            && identity.Arn?.EndsWith(ArnEndOf(caller), StringComparison.Ordinal) == true;
    }

    private static string? IssuerOf(KmsUserIdentity identity) => identity.SessionContext?.SessionIssuer?.Arn;

    private static string? EndOf(string? arn) => arn?[(arn.LastIndexOf(':') + 1)..];

    private static string ArnEndOf(KmsCaller caller) => caller.Type switch
    {
        "Root" => ":root",
        "AssumedRole" => $":assumed-role/{caller.Name}/{caller.SessionName}",
        "FederatedUser" => $":federated-user/{caller.Name}",
        _ => $":user{caller.Path}{caller.Name}",
    };
}
