using FakeKms.Domain.Policies.Decisions;
using FakeKms.Model;

namespace FakeKms.Engine.State;

/// <summary>
/// The principals that the test has declared. Others may call too, and are taken for administrators unless the test says otherwise. Immutable.
/// </summary>
internal sealed class DeclaredPrincipals
{
    private readonly Dictionary<DeclaredPrincipal, IReadOnlyList<PolicySource>> policies = [];

    public DeclaredPrincipals(IReadOnlyList<DeclaredPrincipal> all)
    {
        All = all;
        foreach (var principal in all) policies[principal] = [.. principal.Policies, .. GroupsOf(principal).SelectMany(group => group.Policies)];
    }

    public static DeclaredPrincipals None { get; } = new([]);

    public IReadOnlyList<DeclaredPrincipal> All { get; }

    /// <summary>The user or the role behind a caller, whose account is known; null for one that was not declared, and for other callers.</summary>
    public DeclaredPrincipal? Of(KmsCaller caller) => All.Count == 0 ? null : caller.Type switch
    {
        "IAMUser" => Find(PrincipalKind.User, caller.AccountId!, caller.Path, caller.Name),
        "FederatedUser" => Find(PrincipalKind.User, caller.AccountId!, caller.Path, caller.IssuerName!),
        "AssumedRole" => Find(PrincipalKind.Role, caller.AccountId!, caller.Path, caller.Name),
        _ => null,
    };

    /// <summary>The principal that has the name of a caller, but another path; null for none.</summary>
    public DeclaredPrincipal? Misplaced(KmsCaller caller) => caller.Type is not ("IAMUser" or "AssumedRole") ? null : All.FirstOrDefault(principal =>
        principal.Kind == (caller.Type == "IAMUser" ? PrincipalKind.User : PrincipalKind.Role)
        && principal.AccountId == caller.AccountId && principal.Path != caller.Path && Same(principal.Name, caller.Name));

    /// <summary>Whether a caller is a user or a role that was not declared.</summary>
    public bool Lack(KmsCaller caller) => caller.Type is "IAMUser" or "AssumedRole" && Of(caller) is null;

    /// <summary>The policies of a principal, those of its groups among them.</summary>
    public IReadOnlyList<PolicySource> PoliciesOf(DeclaredPrincipal principal) => policies[principal];

    /// <summary>A tag of a caller: of the session, or of the user or role.</summary>
    public string? TagOf(KmsCaller caller, string key) =>
        caller.SessionTags.TryGetValue(key, out var session) ? session
        // What GetFederationToken makes has the tags of its own session only.
        : caller.Type != "FederatedUser" && Of(caller)?.Tags.TryGetValue(key, out var own) == true ? own
        : null;

    /// <summary>The same with one principal more, or with another in the place of one of that name.</summary>
    public DeclaredPrincipals With(DeclaredPrincipal principal) => new([.. All.Where(known => !IsSame(known, principal)), principal]);

    /// <summary>The groups that users are in and that nobody declared.</summary>
    public IEnumerable<(DeclaredPrincipal User, string Group)> UnknownGroups() =>
        from user in All
        from name in user.Groups
        where !All.Any(other => IsGroup(other, user, name))
        select (user, name);

    /// <summary>Whether the user or the role in an ARN is declared. Other principals, such as accounts, are there without.</summary>
    public bool Have(string arn)
    {
        if (ArnParts.Parse(arn) is not { } parts || parts.Resource.Split('/') is not [var kind, .., var name] names) return true;
        return (parts.Service, kind) switch
        {
            ("iam", "user") => Find(PrincipalKind.User, parts.AccountId, IamPath.Of(arn), name) is not null,
            ("iam", "role") => Find(PrincipalKind.Role, parts.AccountId, IamPath.Of(arn), name) is not null,
            // The ARN of a session has no path.
            ("sts", "assumed-role") => All.Any(role => role.Kind == PrincipalKind.Role && role.AccountId == parts.AccountId && Same(role.Name, names[1])),
            _ => true,
        };
    }

    private IEnumerable<DeclaredPrincipal> GroupsOf(DeclaredPrincipal user) => user.Groups.SelectMany(name => All.Where(group => IsGroup(group, user, name)));

    private DeclaredPrincipal? Find(PrincipalKind kind, string accountId, string path, string name)
    {
        foreach (var principal in All)
        {
            if (principal.Kind == kind && principal.AccountId == accountId && principal.Path == path && Same(principal.Name, name)) return principal;
        }
        return null;
    }

    // Names are unique in an account whatever their case, and whatever the path.
    private static bool IsSame(DeclaredPrincipal one, DeclaredPrincipal other) =>
        one.Kind == other.Kind && one.AccountId == other.AccountId && Same(one.Name, other.Name);

    private static bool IsGroup(DeclaredPrincipal group, DeclaredPrincipal user, string name) =>
        group.Kind == PrincipalKind.Group && group.AccountId == user.AccountId && Same(group.Name, name);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
