using FakeKms.Domain.Policies.Decisions;
using static FakeKms.Tests.Domain.Policies.Decisions.Statements;

namespace FakeKms.Tests.Domain.Policies.Decisions;

/// <summary>What allows within an account: the key policy, identity policies, grants, and what caps them.</summary>
internal static class AccountSituations
{
    private const string Logic = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html";
    private const string Kms = "https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html";
    private const string Permissions = "https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html";
    private const string ManagedKeys = "https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-key";
    private const string ForManagedKey = """{"StringEquals":{"kms:CallerAccount":"111122223333","kms:ViaService":"s3.us-east-1.amazonaws.com"}}""";
    private static readonly string[] All = [Allow("all")];
    private static readonly string[] Nothing = [Allow("nothing", action: "s3:*")];

    private static readonly string[] ManagedKey =
        [Allow("use", "*", "kms:Encrypt kms:Decrypt", when: ForManagedKey), Allow("look", Root, "kms:Describe* kms:Get* kms:List* kms:RevokeGrant")];

    public static IEnumerable<Situation> Each() => Basics().Concat(Grants()).Select(it => it with { Source = Kms })
        .Concat(Caps().Concat(Callings()).Select(it => it with { Source = Logic }))
        .Concat(WithoutResource().Select(it => it with { Source = Permissions })).Concat(OfManagedKeys().Select(it => it with { Source = ManagedKeys }));

    private static IEnumerable<Situation> Basics() =>
    [
        new("the key policy allows a user directly", "Allowed Resource yes") { Key = [Allow("yes", Alice)] },
        new("the key policy allows a role directly", "Allowed Resource yes") { Caller = Callers.Session, Key = [Allow("yes", Vault)] },
        new("the key policy allows another user", "ImplicitDeny Resource") { Key = [Allow("yes", Bob)] },
        new("the key policy lets the account's policies in", "Allowed Identity all") { Identity = All },
        new("the key policy lets the account in, which has no policy", "ImplicitDeny Identity"),
        new("the key policy lets the account in, whose policy allows something else", "ImplicitDeny Identity") { Identity = Nothing },
        new("the account by its digits lets policies in too", "Allowed Identity all") { Key = [Allow("account", Account)], Identity = All },
        new("identity policies cannot allow what the key policy lets nobody do", "ImplicitDeny Resource") { Key = [Allow("yes", Bob)], Identity = All },
        new("identity policies cannot allow beyond the actions that are delegated", "ImplicitDeny Resource")
        { Key = [Allow("account", Root, "kms:Describe*")], Identity = All },
        new("identity policies cannot allow under conditions that the delegation does not meet", "ImplicitDeny Resource")
        { Key = [Allow("account", Root, when: """{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""")], Identity = All },
        new("a direct statement makes up for a missing identity policy", "Allowed Resource yes") { Key = [Allow("account", Root), Allow("yes", Alice)] },
        new("another account that is let in is not this one", "ImplicitDeny Resource") { Key = [Allow("other", OtherAccount)], Identity = All },
    ];

    private static IEnumerable<Situation> Grants() =>
    [
        new("a grant allows without any policy", "Allowed Resource g") { Key = [], Permit = new("g", false) },
        new("a grant allows what identity policies do not", "Allowed Resource g") { Identity = Nothing, Permit = new("g", false) },
        new("policies that allow come before a grant", "Allowed Identity all") { Identity = All, Permit = new("g", false) },
        new("a grant gives more than the boundary", "Allowed Resource g") { Key = [], Boundary = Nothing, Permit = new("g", false) },
        new("a grant gives more than the session policy", "Allowed Resource g")
        { Caller = Callers.Session, Key = [Allow("role", Vault)], Session = Nothing, Permit = new("g", false) },
        new("a grant to the account needs an identity policy", "ImplicitDeny Identity") { Key = [], Permit = new("g", true) },
        new("a grant to the account with an identity policy", "Allowed Resource g") { Key = [], Identity = All, Permit = new("g", true) },
        new("a grant to the account gives no more than the boundary", "ImplicitDeny Boundary") { Key = [], Identity = All, Boundary = Nothing, Permit = new("g", true) },
        new("a grant to the account needs no policy of its root user", "Allowed Resource g") { Caller = Callers.Root, Key = [], Permit = new("g", true) },
        new("a grant allows a service", "Allowed Resource g") { Caller = Callers.Logs, Key = [], Permit = new("g", false) },
    ];

    private static IEnumerable<Situation> Caps() =>
    [
        new("a boundary does not limit a key policy that names the user", "Allowed Resource yes") { Key = [Allow("yes", Alice)], Boundary = Nothing },
        new("a boundary limits identity policies", "ImplicitDeny Boundary") { Identity = All, Boundary = Nothing },
        new("a boundary that allows gives nothing", "ImplicitDeny Identity") { Boundary = All },
        new("a boundary and an identity policy that allow", "Allowed Identity all") { Identity = All, Boundary = [Allow("cap")] },
        new("a boundary limits a key policy that names the role", "ImplicitDeny Boundary") { Caller = Callers.Session, Key = [Allow("role", Vault)], Boundary = Nothing },
        new("a session policy limits a key policy that names the role", "ImplicitDeny Session")
        { Caller = Callers.Session, Key = [Allow("role", Vault)], Session = Nothing },
        new("a key policy that names the role, and caps that allow", "Allowed Resource role")
        { Caller = Callers.Session, Key = [Allow("role", Vault)], Boundary = All, Session = All },
        new("a boundary does not limit a key policy that names the session", "Allowed Resource session")
        { Caller = Callers.Session, Key = [Allow("role", Vault), Allow("session", Deploy)], Boundary = Nothing },
        new("a session policy does not limit a key policy that names the session", "Allowed Resource session")
        { Caller = Callers.Session, Key = [Allow("session", Deploy)], Session = Nothing },
        new("caps do not limit a key policy that names the federated user", "Allowed Resource guest")
        { Caller = Callers.Guest, Key = [Allow("guest", Guest)], Boundary = Nothing, Session = Nothing },
        new("a boundary limits a key policy that names the federated user's issuer", "ImplicitDeny Boundary")
        { Caller = Callers.Guest, Key = [Allow("issuer", Alice)], Boundary = Nothing, Session = All },
        new("a session policy limits a key policy that names the federated user's issuer", "ImplicitDeny Session")
        { Caller = Callers.Guest, Key = [Allow("issuer", Alice)], Session = Nothing },
        new("a boundary does not limit a key policy for everybody", "Allowed Resource anybody") { Key = [Allow("anybody", "*")], Boundary = Nothing },
        new("a session policy does not limit a key policy for everybody", "Allowed Resource anybody")
        { Caller = Callers.Session, Key = [Allow("anybody", "*")], Session = Nothing },
        new("a session policy limits identity policies", "ImplicitDeny Session") { Caller = Callers.Session, Identity = All, Session = Nothing },
        new("a session policy and identity policies that allow", "Allowed Identity all") { Caller = Callers.Session, Identity = All, Session = [Allow("cap")] },
        new("a session policy gives nothing", "ImplicitDeny Identity") { Caller = Callers.Session, Session = All },
        new("of several ways the key policy lets in by, the one without caps counts", "Allowed Resource anybody")
        { Caller = Callers.Session, Key = [Allow("role", Vault), Allow("anybody", "*"), Allow("account", Root)], Boundary = Nothing, Session = Nothing },
    ];

    private static IEnumerable<Situation> Callings() =>
    [
        new("a federated user without session policy has nothing from identity policies", "ImplicitDeny Identity") { Caller = Callers.Guest, Identity = All },
        new("a federated user has what both its policies allow", "Allowed Identity all") { Caller = Callers.Guest, Identity = All, Session = [Allow("cap")] },
        new("a federated user has no more than its session policy", "ImplicitDeny Session") { Caller = Callers.Guest, Identity = All, Session = Nothing },
        new("a federated user that the key policy names needs no session policy", "Allowed Resource guest") { Caller = Callers.Guest, Key = [Allow("guest", Guest)] },
        new("a statement for the account allows its root user directly", "Allowed Resource account") { Caller = Callers.Root },
        new("the root user has no power over a key that does not name the account", "ImplicitDeny Resource") { Caller = Callers.Root, Key = [Allow("yes", Alice)] },
        new("everybody includes the root user", "Allowed Resource anybody") { Caller = Callers.Root, Key = [Allow("anybody", "*")] },
        new("a service has to be named", "ImplicitDeny Resource") { Caller = Callers.Logs },
        new("a service is named by its principal", "Allowed Resource logs") { Caller = Callers.Logs, Key = [Allow("logs", Logs)] },
        new("a service in another Region is another principal", "ImplicitDeny Resource") { Caller = Callers.Logs, Key = [Allow("logs", "logs.eu-west-1.amazonaws.com")] },
        new("everybody includes services", "Allowed Resource anybody") { Caller = Callers.Logs, Key = [Allow("anybody", "*")] },
        new("a service that is named for one source only", "ImplicitDeny Resource")
        {
            Caller = Callers.Logs, Keys = "aws:SourceArn=arn:aws:logs:us-east-1:111122223333:log-group:b",
            Key = [Allow("logs", Logs, when: """{"ArnLike":{"aws:SourceArn":"arn:aws:logs:*:*:log-group:a"}}""")],
        },
        new("a service-linked role has its identity policy", "Allowed Identity all") { Caller = Callers.Linked, Identity = All },
        new("a service-linked role needs one, as every role", "ImplicitDeny Identity") { Caller = Callers.Linked },
    ];

    private static IEnumerable<Situation> WithoutResource() =>
    [
        new("identity policies alone allow what is about no key", "Allowed Identity all") { Action = "kms:CreateKey", Resource = "*", Key = null, Identity = All },
        new("without identity policy nothing allows it", "ImplicitDeny Identity") { Action = "kms:ListKeys", Resource = "*", Key = null },
        new("a pattern for keys does not allow it", "ImplicitDeny Identity")
        { Action = "kms:CreateKey", Resource = "*", Key = null, Identity = [Allow("keys", resource: "arn:aws:kms:*:111122223333:key/*")] },
        new("a boundary limits it", "ImplicitDeny Boundary") { Action = "kms:CreateKey", Resource = "*", Key = null, Identity = All, Boundary = Nothing },
        new("an alias is allowed by its ARN", "Allowed Identity alias")
        {
            Action = "kms:CreateAlias", Resource = "arn:aws:kms:us-east-1:111122223333:alias/cards", Key = null,
            Identity = [Allow("alias", resource: "arn:aws:kms:*:111122223333:alias/*")],
        },
        new("the root user needs no policy for it", "Allowed Identity") { Caller = Callers.Root, Action = "kms:CreateKey", Resource = "*", Key = null },
        new("the organization limits the root user there", "ImplicitDeny ServiceControl")
        { Caller = Callers.Root, Action = "kms:CreateKey", Resource = "*", Key = null, ServiceControl = [Nothing] },
        new("a service has no identity policy for it", "ImplicitDeny Identity") { Caller = Callers.Logs, Action = "kms:ListKeys", Resource = "*", Key = null },
        new("a grant allows what is about no resource's policy", "Allowed Resource g") { Action = "kms:RetireGrant", Key = null, Permit = new("g", false) },
    ];

    private static IEnumerable<Situation> OfManagedKeys() =>
    [
        new("an AWS managed key is used through its service", "Allowed Resource use")
        { Key = ManagedKey, Keys = "kms:CallerAccount=111122223333 kms:ViaService=s3.us-east-1.amazonaws.com" },
        new("an AWS managed key is not used directly", "ImplicitDeny Resource") { Key = ManagedKey, Identity = All, Keys = "kms:CallerAccount=111122223333" },
        new("an AWS managed key is not used through another service", "ImplicitDeny Resource")
        { Key = ManagedKey, Keys = "kms:CallerAccount=111122223333 kms:ViaService=ec2.us-east-1.amazonaws.com" },
        new("an AWS managed key is looked at by the account", "Allowed Identity all") { Key = ManagedKey, Identity = All, Action = "kms:DescribeKey" },
        new("an AWS managed key is not managed by the account", "ImplicitDeny Resource") { Key = ManagedKey, Identity = All, Action = "kms:PutKeyPolicy" },
    ];
}
