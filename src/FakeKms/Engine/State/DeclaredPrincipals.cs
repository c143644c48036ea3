namespace FakeKms.Engine.State;

/// <summary>The principals that the test has declared. Others may call too, and are taken for administrators unless the test says otherwise.</summary>
internal sealed class DeclaredPrincipals(IReadOnlyList<DeclaredPrincipal> all)
{
    public static DeclaredPrincipals None { get; } = new([]);

    public IReadOnlyList<DeclaredPrincipal> All { get; } = all;

    /// <summary>The user or the role behind a caller, whose account is known; null for one that was not declared, and for other callers.</summary>
    public DeclaredPrincipal? Of(KmsCaller caller) => All.Count == 0 ? null : caller.Type switch
    {
        "IAMUser" => Find(PrincipalKind.User, caller, caller.Name),
        "FederatedUser" => Find(PrincipalKind.User, caller, caller.IssuerName!),
        "AssumedRole" => Find(PrincipalKind.Role, caller, caller.Name),
        _ => null,
    };

    /// <summary>The tags of a caller: of the user or role, and those of the session, which win. Their keys are not case-sensitive.</summary>
    public string? TagOf(KmsCaller caller, string key) =>
        caller.SessionTags.FirstOrDefault(tag => Same(tag.Key, key)) is { Key: not null } session ? session.Value
        : caller.Type != "FederatedUser" && Of(caller)?.Tags.FirstOrDefault(tag => Same(tag.Key, key)) is { Key: not null } own ? own.Value
        : null;

    private DeclaredPrincipal? Find(PrincipalKind kind, KmsCaller caller, string name) => All.FirstOrDefault(principal =>
        principal.Kind == kind && principal.AccountId == caller.AccountId && principal.Path == caller.Path
        // Names of users and roles are unique whatever their case is.
        && Same(principal.Name, name));

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
