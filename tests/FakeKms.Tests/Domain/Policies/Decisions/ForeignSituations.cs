using FakeKms.Domain.Policies.Decisions;
using static FakeKms.Tests.Domain.Policies.Decisions.Statements;

namespace FakeKms.Tests.Domain.Policies.Decisions;

/// <summary>Keys of another account: both have to allow.</summary>
internal static class ForeignSituations
{
    private const string Accounts = "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html";
    private const string Logic = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html";
    private const string Trust = "https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html";
    private const string Reader = "arn:aws:iam::444455556666:role/Reader";
    private static readonly string[] All = [Allow("all")];
    private static readonly string[] Nothing = [Allow("nothing", action: "s3:*")];

    public static IEnumerable<Situation> Each() => BothSides().Select(it => it with { Source = Accounts })
        .Concat(Refusals().Select(it => it with { Source = Logic })).Concat(Grants().Select(it => it with { Source = Trust }));

    private static IEnumerable<Situation> BothSides() =>
    [
        new("both sides allow, the key's for the account", "Allowed Identity all") { Caller = Callers.Carol, Key = [Allow("other", OtherAccount)], Identity = All },
        new("both sides allow, the key's for the user", "Allowed Identity all") { Caller = Callers.Carol, Key = [Allow("carol", Carol)], Identity = All },
        new("both sides allow, the key's for everybody", "Allowed Identity all") { Caller = Callers.Carol, Key = [Allow("anybody", "*")], Identity = All },
        new("the key policy names the user, whose account says nothing", "ImplicitDeny Identity") { Caller = Callers.Carol, Key = [Allow("carol", Carol)] },
        new("the key policy names the role, whose account says nothing", "ImplicitDeny Identity") { Caller = Callers.OtherSession, Key = [Allow("role", Reader)] },
        new("a key policy for everybody is not enough", "ImplicitDeny Identity") { Caller = Callers.Carol, Key = [Allow("anybody", "*")] },
        new("the account allows, the key policy lets its own account in", "ImplicitDeny Resource") { Caller = Callers.Carol, Identity = All },
        new("the key policy is enough for the other account's root user", "Allowed Resource other")
        { Caller = Callers.OtherRoot, Key = [Allow("other", OtherRoot)] },
        new("the other account's root user has no power without it", "ImplicitDeny Resource") { Caller = Callers.OtherRoot, Identity = All },
        new("the organization of the other account's root user has to allow", "ImplicitDeny ServiceControl")
        { Caller = Callers.OtherRoot, Key = [Allow("other", OtherRoot)], ServiceControl = [Nothing] },
    ];

    private static IEnumerable<Situation> Refusals() =>
    [
        new("a boundary limits a user that the key policy names", "ImplicitDeny Boundary")
        { Caller = Callers.Carol, Key = [Allow("carol", Carol)], Identity = All, Boundary = Nothing },
        new("a session policy limits a session that the key policy names", "ImplicitDeny Session")
        { Caller = Callers.OtherSession, Key = [Allow("session", "arn:aws:sts::444455556666:assumed-role/Reader/r1")], Identity = All, Session = Nothing },
        new("a denial of the key policy", "ExplicitDeny Resource no") { Caller = Callers.Carol, Key = [Allow("other", OtherAccount), Deny("no", Carol)], Identity = All },
        new("a denial of the caller's side", "ExplicitDeny Identity no") { Caller = Callers.Carol, Key = [Allow("other", OtherAccount)], Identity = [.. All, Deny("no")] },
        new("neither side allows: the key's is named", "ImplicitDeny Resource") { Caller = Callers.Carol, Key = [] },
        new("the key's account controls its resources", "ExplicitDeny ResourceControl no")
        {
            Caller = Callers.Carol, Key = [Allow("other", OtherAccount)], Identity = All, Keys = "aws:PrincipalAccount=444455556666",
            ResourceControl = [Deny("no", "*", when: """{"StringNotEquals":{"aws:PrincipalAccount":"111122223333"}}""")],
        },
        new("the caller's organization has to allow", "ImplicitDeny ServiceControl")
        { Caller = Callers.Carol, Key = [Allow("other", OtherAccount)], Identity = All, ServiceControl = [Nothing] },
        new("the endpoint has to allow", "ImplicitDeny Endpoint")
        { Caller = Callers.Carol, Key = [Allow("other", OtherAccount)], Identity = All, Endpoint = [Allow("own", Account)] },
        new("a service acts for no account", "Allowed Resource logs") { Caller = Callers.Logs, Owner = OtherAccount, Key = [Allow("logs", Logs)] },
    ];

    private static IEnumerable<Situation> Grants() =>
    [
        new("a grant stands for the key policy, and an identity policy allows", "Allowed Resource g")
        { Caller = Callers.Carol, Key = [], Identity = All, Permit = new("g", false) },
        new("a grant alone is not enough", "ImplicitDeny Identity") { Caller = Callers.Carol, Key = [], Permit = new("g", false) },
        new("a grant that the caller's own account made is", "Allowed Resource g")
        { Caller = Callers.OtherLinked, Key = [], Permit = new("g", false) { IsOfCallersAccount = true } },
        new("such a grant makes up for the identity policy when the key policy lets the account in", "Allowed Resource g")
        { Caller = Callers.OtherLinked, Key = [Allow("other", OtherAccount)], Permit = new("g", false) { IsOfCallersAccount = true } },
        new("such a grant to the account as a whole needs one all the same", "ImplicitDeny Identity")
        { Caller = Callers.Carol, Key = [], Permit = new("g", true) { IsOfCallersAccount = true } },
        new("a boundary limits what an identity policy adds to a grant", "ImplicitDeny Boundary")
        { Caller = Callers.Carol, Key = [], Identity = All, Boundary = Nothing, Permit = new("g", false) },
        new("a grant is enough for the other account's root user", "Allowed Resource g") { Caller = Callers.OtherRoot, Key = [], Permit = new("g", true) },
        new("a denial of the key policy beats a grant to another account", "ExplicitDeny Resource no")
        { Caller = Callers.Carol, Key = [Deny("no", OtherAccount)], Identity = All, Permit = new("g", false) },
    ];
}
