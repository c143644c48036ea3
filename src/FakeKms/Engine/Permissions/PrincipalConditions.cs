using FakeKms.Engine.Calls;
using FakeKms.Engine.State;

namespace FakeKms.Engine.Permissions;

/// <summary>The global condition keys of the principal, its session, and what a service principal works for.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html"/></remarks>
internal static class PrincipalConditions
{
    public static IReadOnlyList<ConditionKey> All { get; } =
    [
        ConditionKey.Arn("aws:PrincipalArn", OfPrincipal(ArnOf)),
        ConditionKey.Text("aws:PrincipalAccount", OfPrincipal(asked => asked.Call.Home.AccountId)),
        ConditionKey.Text("aws:PrincipalType", OfPrincipal(TypeOf)),
        ConditionKey.Text("aws:PrincipalOrgID", OfPrincipal(asked => Callers.OrganizationOf(asked.Call.Home.AccountId, asked)?.OrganizationId)),
        ConditionKey.Texts("aws:PrincipalOrgPaths", asked =>
            !Callers.IsService(asked) && Callers.OrganizationOf(asked.Call.Home.AccountId, asked) is { } member ? [member.Path] : null),
        ConditionKey.Text("aws:PrincipalTag/", OfPrincipal(asked => Declared(asked.Call).TagOf(asked.Call.Caller, asked.Rest))),
        ConditionKey.Text("aws:username", asked => asked.Call.Caller.Type == "IAMUser" ? asked.Call.Caller.Name : null),
        ConditionKey.Text("aws:userid", OfPrincipal(asked => PrincipalArn.IdOf(asked.Call.Caller))),
        .. OfServices,
        .. OfSessions,
    ];

    // What a service calls for is known of services that call for themselves. Other callers have a source that is themselves, and no key for it.
    private static IEnumerable<ConditionKey> OfServices =>
    [
        ConditionKey.Flag("aws:PrincipalIsAWSService", asked => Callers.IsService(asked)),
        ConditionKey.Text("aws:PrincipalServiceName", OfService(asked => asked.Call.Caller.Name)),
        ConditionKey.Texts("aws:PrincipalServiceNamesList", asked => Callers.IsService(asked) ? [asked.Call.Caller.Name] : null),
        ConditionKey.Arn("aws:SourceArn", OfService(asked => asked.Call.Caller.SourceArn)),
        ConditionKey.Text("aws:SourceAccount", OfService(asked => asked.Call.Caller.AccountId)),
        ConditionKey.Text("aws:SourceOrgID", OfService(asked => Callers.OrganizationOf(asked.Call.Caller.AccountId, asked)?.OrganizationId)),
    ];

    // Long-term credentials have none of these: a Bool condition on them does not match then, which is what BoolIfExists is for.
    private static IEnumerable<ConditionKey> OfSessions =>
    [
        ConditionKey.Flag("aws:MultiFactorAuthPresent", asked => SessionOf(asked) is null ? null : asked.Call.Caller.IsMfaAuthenticated),
        ConditionKey.Number("aws:MultiFactorAuthAge", asked =>
            asked.Call.Caller.IsMfaAuthenticated && SessionOf(asked) is { } issued ? (long)(asked.Call.Now - issued).TotalSeconds : null),
        ConditionKey.Time("aws:TokenIssueTime", SessionOf),
    ];

    private static DateTimeOffset? SessionOf(Asked asked) => Callers.IsService(asked) ? null : asked.Call.Caller.SessionCreationDate;

    private static Func<Asked, string?> OfPrincipal(Func<Asked, string?> read) => asked => Callers.IsService(asked) ? null : read(asked);

    private static Func<Asked, string?> OfService(Func<Asked, string?> read) => asked => Callers.IsService(asked) ? read(asked) : null;

    private static DeclaredPrincipals Declared(Call call) => call.State.Consistency.PrincipalsOf(call.State.Principals, call.Now);

    // Of a session, the role.
    private static string ArnOf(Asked asked)
    {
        var (caller, home) = (asked.Call.Caller, asked.Call.Home);
        return caller.Type == "AssumedRole" ? PrincipalArn.OfRole(caller, home) : PrincipalArn.Of(caller, home);
    }

    private static string TypeOf(Asked asked) => asked.Call.Caller.Type switch
    {
        "Root" => "Account",
        "IAMUser" => "User",
        var same => same,
    };
}
