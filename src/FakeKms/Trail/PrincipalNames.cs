namespace FakeKms.Trail;

/// <summary>The names that a caller goes by.</summary>
internal static class PrincipalNames
{
    /// <summary>
    /// CloudTrail's short name of a caller: the user's name, a role session's name, or <c>root</c>; null for services and for what KMS does by itself.
    /// </summary>
    public static string? ShortNameOf(KmsUserIdentity identity) => identity.Type switch
    {
        "Root" => "root",
        "AssumedRole" => identity.Arn?[(identity.Arn.LastIndexOf('/') + 1)..],
        _ => identity.UserName,
    };

    public static IEnumerable<string> Of(KmsUserIdentity identity) =>
        new[] { identity.Arn, identity.UserName, ShortNameOf(identity), identity.PrincipalId, identity.AccessKeyId }.OfType<string>();
}
