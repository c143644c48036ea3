namespace FakeKms;

/// <summary>Recognises a caller in a record.</summary>
internal static class RecordedCaller
{
    public static bool Is(KmsUserIdentity identity, KmsCaller caller)
    {
        if (identity.Type != caller.Type || identity.InvokedBy != caller.InvokedBy) return false;
        if (caller.Type == "AWSService") return true;
        return (caller.AccountId is null || identity.AccountId == caller.AccountId) && identity.Arn?.EndsWith(EndOfArn(caller), StringComparison.Ordinal) == true;
    }

    public static IEnumerable<string?> Names(KmsUserIdentity identity) => identity.Type == "AWSService"
        ? [identity.InvokedBy]
        : [identity.UserName, identity.Arn, identity.PrincipalId, identity.AccessKeyId, identity.SessionContext?.SessionIssuer?.Arn];

    private static string EndOfArn(KmsCaller caller) => caller.Type switch
    {
        "Root" => ":root",
        "AssumedRole" => $":assumed-role/{caller.Name}/{caller.SessionName}",
        "FederatedUser" => $":federated-user/{caller.Name}",
        _ => $":user/{caller.Name}",
    };
}
