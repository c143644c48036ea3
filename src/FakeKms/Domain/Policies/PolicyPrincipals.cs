using FakeKms.Model;

namespace FakeKms.Domain.Policies;

/// <summary>The principals that a statement is about or, for NotPrincipal, is not about.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html"/>,
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html"/>
/// </remarks>
internal sealed record PolicyPrincipals
{
    private const string Anybody = "*";
    private string?[] accounts = [];

    /// <summary>Whoever a policy is attached to: the principal of policies that cannot name one.</summary>
    public static PolicyPrincipals Holder { get; } = new() { Aws = [Anybody] };

    public bool IsNegated { get; init; }

    public IReadOnlyList<string> Aws
    {
        get;
        init
        {
            field = value;
            accounts = [.. value.Select(AccountOf)];
        }
    } = [];

    public IReadOnlyList<string> Services { get; init; } = [];

    public IReadOnlyList<string> Federated { get; init; } = [];

    public IReadOnlyList<string> CanonicalUsers { get; init; } = [];

    public bool Cover(PolicyCaller caller) => MatchOf(caller) != PrincipalMatch.None;

    /// <summary>
    /// What an Allow names of the caller. NotPrincipal with Allow is not supported by AWS, which does not say what comes of it: the literal meaning, everybody
    /// else, is what it had when it was.
    /// </summary>
    public PrincipalMatch MatchOf(PolicyCaller caller)
    {
        var named = Named(caller);
        if (!IsNegated) return named;
        return named == PrincipalMatch.None ? PrincipalMatch.Everybody : PrincipalMatch.None;
    }

    /// <summary>Whether a Deny hits the caller. One for an account hits all of its principals.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="hasBoundary">Whether the caller has a permissions boundary, with which NotPrincipal makes no exceptions.</param>
    public bool Hit(PolicyCaller caller, bool hasBoundary) =>
        IsNegated ? hasBoundary || !IsExcepted(caller) : Named(caller) != PrincipalMatch.None;

    /// <summary>
    /// An exception of NotPrincipal has to name everything that a principal consists of: the account, then the user, or the role and its session, since AWS
    /// may look at each of them in turn. It does not say which services do; a policy that works here works with all of them.
    /// </summary>
    private bool IsExcepted(PolicyCaller caller)
    {
        if (Aws.Contains(Anybody)) return true;
        if (caller.Kind == PolicyCallerKind.Service) return Services.Contains(caller.Arn);
        return accounts.Contains(caller.AccountId)
            && (caller.Kind == PolicyCallerKind.Root || Aws.Contains(caller.Arn))
            && (caller.RoleArn is null || Aws.Contains(caller.RoleArn));
    }

    private PrincipalMatch Named(PolicyCaller caller)
    {
        var result = PrincipalMatch.None;
        for (var index = 0; index < accounts.Length; index++)
        {
            var match = Named(Aws[index], accounts[index], caller);
            if (match > result) result = match;
        }
        return caller.Kind == PolicyCallerKind.Service && Services.Contains(caller.Arn) ? PrincipalMatch.Service : result;
    }

    private static PrincipalMatch Named(string principal, string? account, PolicyCaller caller)
    {
        if (principal == Anybody) return PrincipalMatch.Everybody;
        // A service acts for no account, and no ARN is its.
        if (caller.Kind == PolicyCallerKind.Service) return PrincipalMatch.None;
        if (account is not null && account == caller.AccountId) return caller.Kind == PolicyCallerKind.Root ? PrincipalMatch.Root : PrincipalMatch.Account;
        if (principal == caller.Arn) return SelfOf(caller.Kind);
        if (principal == caller.RoleArn) return PrincipalMatch.Role;
        return principal == caller.IssuerArn ? PrincipalMatch.Issuer : PrincipalMatch.None;
    }

    private static PrincipalMatch SelfOf(PolicyCallerKind kind) => kind switch
    {
        PolicyCallerKind.User => PrincipalMatch.User,
        PolicyCallerKind.RoleSession => PrincipalMatch.Session,
        PolicyCallerKind.FederatedUser => PrincipalMatch.FederatedUser,
        PolicyCallerKind.Root => PrincipalMatch.Root,
        _ => PrincipalMatch.Service,
    };

    private static string? AccountOf(string principal) => ArnParts.Parse(principal) switch
    {
        { Service: "iam", Resource: "root" } arn => arn.AccountId,
        _ => IdForms.IsAccountId(principal) ? principal : null,
    };
}
