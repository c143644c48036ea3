using FakeKms.Domain.Policies;
using FakeKms.Domain.Policies.Conditions;
using FakeKms.Domain.Policies.Decisions;

namespace FakeKms.Tests.Domain.Policies.Literal;

/// <summary>The evaluator and a second, literal reading of the same rules come to the same decisions.</summary>
internal sealed class AgreementTests
{
    private const int Seed = 12;
    private const int Count = 20_000;

    private static readonly Lazy<IReadOnlyList<(LiteralCase Case, PolicyDecision Decision)>> Decided = new(() =>
    {
        var cases = new RandomCases(Seed);
        return [.. Enumerable.Range(0, Count).Select(_ => cases.Next()).Select(it => (it, Decide(it)))];
    });

    private static IEnumerable<LiteralFault> Faults => Enum.GetValues<LiteralFault>().Where(fault => fault != LiteralFault.None);

    [Test]
    public void Two_readings_of_the_rules_agree() => Assert.That(Disagreements(LiteralFault.None).Take(3), Is.Empty);

    [TestCaseSource(nameof(Faults))]
    public void An_error_in_one_of_them_is_noticed(LiteralFault fault) => Assert.That(Disagreements(fault).Any(), Is.True);

    [TestCase(DecisionKind.Allowed, 0.2)]
    [TestCase(DecisionKind.ImplicitDeny, 0.2)]
    [TestCase(DecisionKind.ExplicitDeny, 0.1)]
    public void Every_kind_of_decision_comes_up_often(DecisionKind kind, double share) =>
        Assert.That(Decided.Value.Count(it => it.Decision.Kind == kind), Is.GreaterThan(share * Count));

    [Test]
    public void Every_type_of_policy_decides_in_every_way_it_can()
    {
        var pairs = Decided.Value.Select(it => $"{it.Decision.Kind} {it.Decision.Type}{(it.Decision.PermitId is null ? "" : " by grant")}").Distinct().Order();

        Assert.That(pairs, Is.EqualTo(new[]
        {
            "Allowed Identity", "Allowed Resource", "Allowed Resource by grant",
            "ExplicitDeny Boundary", "ExplicitDeny Endpoint", "ExplicitDeny Identity", "ExplicitDeny Resource", "ExplicitDeny ResourceControl",
            "ExplicitDeny ServiceControl", "ExplicitDeny Session",
            "ImplicitDeny Boundary", "ImplicitDeny Endpoint", "ImplicitDeny Identity", "ImplicitDeny Resource", "ImplicitDeny ServiceControl",
            "ImplicitDeny Session",
        }));
    }

    private static IEnumerable<string> Disagreements(LiteralFault fault) =>
        from it in Decided.Value
        let literal = LiteralRules.Decide(it.Case, fault)
        where !Agree(it.Decision, literal)
        select $"{it.Case}\n  {it.Decision.Kind} {it.Decision.Type} {it.Decision.Statement?.Sid} {it.Decision.PermitId}\n"
            + $"  literally: {literal.Kind} {literal.Type} {string.Join('|', literal.Statements)} {literal.GrantId}";

    private static bool Agree(PolicyDecision decision, LiteralDecision literal) =>
        decision.Kind.ToString() == literal.Kind && decision.Type.ToString() == literal.Type && decision.PermitId == literal.GrantId
        && (decision.Statement is { } statement ? literal.Statements.Contains(statement.Sid) : literal.Statements.Count == 0);

    private static PolicyDecision Decide(LiteralCase it)
    {
        PolicySource[] Read(PolicyType type) =>
            [.. it.Policies.GetValueOrDefault(type.ToString(), []).Select(text => new PolicySource(type, type.ToString(), PolicyReader.Read(text, type)))];
        var caller = new PolicyCaller(it.Account, it.Arn, it.RoleArn)
        {
            Kind = KindOf(it.Kind),
            IssuerArn = it.IssuerArn,
            IsServiceLinked = it.IsServiceLinked,
        };
        var request = new PolicyRequest(caller, it.Action, it.Resource, new Keys(it)) { ResourceAccount = it.Owner };
        return PolicyEvaluator.Decide(request, new PolicySet
        {
            Resource = Read(PolicyType.Resource).SingleOrDefault(),
            Identity = Read(PolicyType.Identity),
            Boundary = Read(PolicyType.Boundary).SingleOrDefault(),
            Session = Read(PolicyType.Session),
            Endpoint = Read(PolicyType.Endpoint).SingleOrDefault(),
            ServiceControl = [.. Read(PolicyType.ServiceControl).Select(level => (IReadOnlyList<PolicySource>)[level])],
            ResourceControl = Read(PolicyType.ResourceControl),
            Permit = () => it.GrantId is null ? null : new Permit(it.GrantId, it.GrantNeedsIdentity) { IsOfCallersAccount = it.GrantIsOfCallersAccount },
        });
    }

    private static PolicyCallerKind KindOf(string kind) => kind switch
    {
        "user" => PolicyCallerKind.User,
        "session" => PolicyCallerKind.RoleSession,
        "federated" => PolicyCallerKind.FederatedUser,
        "root" => PolicyCallerKind.Root,
        _ => PolicyCallerKind.Service,
    };

    private sealed class Keys(LiteralCase it) : PolicyContext
    {
        private readonly Dictionary<string, ContextValue> keys = it.Keys.ToDictionary(
            pair => pair.Key, pair => new ContextValue(pair.Value.Values, pair.Value.IsMultivalued), StringComparer.OrdinalIgnoreCase);

        public override ContextValue? Find(string key) => keys.GetValueOrDefault(key);
    }
}
