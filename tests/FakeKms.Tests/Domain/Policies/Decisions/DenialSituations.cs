using FakeKms.Domain.Policies.Decisions;
using static FakeKms.Tests.Domain.Policies.Decisions.Statements;

namespace FakeKms.Tests.Domain.Policies.Decisions;

/// <summary>What denies, what limits, and which of several policies is named.</summary>
internal static class DenialSituations
{
    private const string Logic = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html";
    private const string Kms = "https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html";
    private const string Texts = "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html";
    private static readonly string[] All = [Allow("all")];
    private static readonly string[] Nothing = [Allow("nothing", action: "s3:*")];
    private static readonly string[] ForAnybody = [Allow("anybody", "*")];

    public static IEnumerable<Situation> Each() => Denials().Select(it => it with { Source = Kms })
        .Concat(Limits().Select(it => it with { Source = Logic })).Concat(Precedence().Select(it => it with { Source = Texts }));

    private static IEnumerable<Situation> Denials() =>
    [
        new("a denial of the key policy for the user beats its own allow", "ExplicitDeny Resource no")
        { Key = [Allow("yes", Alice), Deny("no", Alice)], Identity = All },
        new("a denial of an identity policy beats a key policy that allows directly", "ExplicitDeny Identity no")
        { Key = [Allow("yes", Alice)], Identity = [Deny("no", action: "kms:Decrypt")] },
        new("a denial of the boundary beats a key policy that allows directly", "ExplicitDeny Boundary no")
        { Key = [Allow("yes", Alice)], Boundary = [Allow("all"), Deny("no")] },
        new("a denial of the session policy beats a key policy that allows the session", "ExplicitDeny Session no")
        { Caller = Callers.Session, Key = [Allow("yes", Deploy)], Session = [Allow("all"), Deny("no")] },
        new("a denial of the organization beats everything of the account", "ExplicitDeny ServiceControl no")
        { Key = [Allow("yes", Alice)], Identity = All, ServiceControl = [All, [Allow("all"), Deny("no")]] },
        new("a denial of a resource control policy hits the account that owns the key", "ExplicitDeny ResourceControl no")
        { Identity = All, ResourceControl = [Deny("no", "*")] },
        new("a denial at the endpoint", "ExplicitDeny Endpoint no") { Identity = All, Endpoint = [Allow("all", "*"), Deny("no", Alice)] },
        new("a denial of the key policy beats a grant", "ExplicitDeny Resource no") { Key = [Deny("no", Vault)], Caller = Callers.Session, Permit = new("g", false) },
        new("a denial of an identity policy beats a grant", "ExplicitDeny Identity no") { Key = [], Identity = [Deny("no")], Permit = new("g", false) },
        new("a denial of the boundary beats a grant", "ExplicitDeny Boundary no") { Key = [], Boundary = [Deny("no")], Permit = new("g", false) },
        new("a denial of the session policy beats a grant", "ExplicitDeny Session no")
        { Caller = Callers.Session, Key = [], Session = [Deny("no")], Permit = new("g", false) },
        new("a denial for another action does not matter", "Allowed Identity all") { Identity = [.. All, Deny("no", action: "kms:Encrypt")] },
        new("a denial under a condition that is not met does not matter", "Allowed Identity all")
        { Identity = [.. All, Deny("no", when: """{"Bool":{"aws:SecureTransport":"false"}}""")], Keys = "aws:SecureTransport=true" },
        new("a denial for the account hits its users", "ExplicitDeny Resource no") { Key = [Allow("yes", Alice), Deny("no", Account)] },
        new("a denial for the account hits its sessions", "ExplicitDeny Resource no") { Caller = Callers.Session, Key = [Allow("yes", Vault), Deny("no", Root)] },
        new("a denial for another account hits nobody here", "Allowed Resource yes") { Key = [Allow("yes", Alice), Deny("no", OtherAccount)] },
        new("a denial for a user hits the federated users with its credentials", "ExplicitDeny Resource no")
        { Caller = Callers.Guest, Key = [Allow("yes", Guest), Deny("no", Alice)] },
        new("a denial for everybody hits services", "ExplicitDeny Resource no") { Caller = Callers.Logs, Key = [Allow("yes", Logs), Deny("no", "*")] },
        new("a denial of identity policies reaches a federated user without session policies", "ExplicitDeny Identity no")
        { Caller = Callers.Guest, Key = [Allow("yes", Guest)], Identity = [Deny("no")] },
    ];

    private static IEnumerable<Situation> Limits() =>
    [
        new("a resource control policy need not allow", "Allowed Identity all") { Identity = All, ResourceControl = [Deny("no", "*", "kms:Encrypt")] },
        new("resource control policies hold for the root user", "ExplicitDeny ResourceControl no") { Caller = Callers.Root, ResourceControl = [Deny("no", "*")] },
        new("resource control policies hold for services", "ExplicitDeny ResourceControl no")
        { Caller = Callers.Logs, Key = [Allow("logs", Logs)], ResourceControl = [Deny("no", "*")] },
        new("resource control policies do not hold for service-linked roles", "Allowed Resource g")
        { Caller = Callers.Linked, Key = [], ResourceControl = [Deny("no", "*")], Permit = new("g", false) },
        new("every level of the organization has to allow", "ImplicitDeny ServiceControl") { Identity = All, ServiceControl = [All, Nothing, All] },
        new("every level of the organization allows", "Allowed Identity all") { Identity = All, ServiceControl = [All, [Allow("kms", action: "kms:Decrypt")]] },
        new("the organization limits the root user of an account", "ImplicitDeny ServiceControl") { Caller = Callers.Root, ServiceControl = [Nothing] },
        new("the organization does not limit service-linked roles", "Allowed Identity all") { Caller = Callers.Linked, Identity = All, ServiceControl = [Nothing] },
        new("the organization's denials do not hold for service-linked roles", "Allowed Identity all")
        { Caller = Callers.Linked, Identity = All, ServiceControl = [[Deny("no")]] },
        new("the organization does not limit services", "Allowed Resource logs")
        { Caller = Callers.Logs, Key = [Allow("logs", Logs)], ServiceControl = [[Deny("no")]] },
        new("what the organization does not allow, no grant gives", "ImplicitDeny ServiceControl") { Key = [], ServiceControl = [Nothing], Permit = new("g", false) },
        new("an endpoint has to allow", "ImplicitDeny Endpoint") { Identity = All, Endpoint = [Allow("other", Bob)] },
        new("an endpoint allows for the account", "Allowed Identity all") { Identity = All, Endpoint = [Allow("account", Account)] },
        new("an endpoint allows this action only", "ImplicitDeny Endpoint") { Identity = All, Endpoint = [Allow("account", "*", "kms:Encrypt")] },
        new("what an endpoint does not allow, no grant gives", "ImplicitDeny Endpoint") { Key = [], Endpoint = [Allow("other", Bob)], Permit = new("g", false) },
    ];

    private static IEnumerable<Situation> Precedence() =>
    [
        new("resource control comes before service control", "ExplicitDeny ResourceControl rcp")
        { ResourceControl = [Deny("rcp", "*")], ServiceControl = [[Deny("scp")]] },
        new("service control comes before the endpoint", "ExplicitDeny ServiceControl scp") { ServiceControl = [[Deny("scp")]], Endpoint = [Deny("endpoint", "*")] },
        new("the endpoint comes before the key policy", "ExplicitDeny Endpoint endpoint") { Endpoint = [Deny("endpoint", "*")], Key = [Deny("key", "*")] },
        new("the key policy comes before identity policies", "ExplicitDeny Resource key") { Key = [Deny("key", "*")], Identity = [Deny("identity")] },
        new("identity policies come before the boundary", "ExplicitDeny Identity identity") { Identity = [Deny("identity")], Boundary = [Deny("boundary")] },
        new("the boundary comes before the session policy", "ExplicitDeny Boundary boundary")
        { Caller = Callers.Session, Boundary = [Deny("boundary")], Session = [Deny("session")] },
        new("a denial comes before a limit, however late it stands", "ExplicitDeny Session session")
        { Caller = Callers.Session, ServiceControl = [Nothing], Key = [], Session = [Deny("session")] },
        new("a missing permission of the organization comes before one of the endpoint", "ImplicitDeny ServiceControl")
        { ServiceControl = [Nothing], Endpoint = [Allow("other", Bob)] },
        new("a missing permission of the endpoint comes before one of the key policy", "ImplicitDeny Endpoint") { Endpoint = [Allow("other", Bob)], Key = [] },
        new("a missing permission of the key policy comes before one of identity policies", "ImplicitDeny Resource") { Key = [] },
        new("a missing permission of identity policies comes before one of the boundary", "ImplicitDeny Identity") { Boundary = Nothing },
        new("a missing permission of the boundary comes before one of the session policy", "ImplicitDeny Boundary")
        { Caller = Callers.Session, Identity = All, Boundary = Nothing, Session = Nothing },
        new("of several statements that deny the first is named", "ExplicitDeny Resource first") { Key = [.. ForAnybody, Deny("first", Alice), Deny("second", "*")] },
    ];
}
