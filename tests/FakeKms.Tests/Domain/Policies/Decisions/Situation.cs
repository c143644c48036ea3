using FakeKms.Domain.Policies;
using FakeKms.Domain.Policies.Conditions;
using FakeKms.Domain.Policies.Decisions;
using FakeKms.Tests.Domain.Policies.Conditions;
using static FakeKms.Tests.Domain.Policies.Decisions.Statements;

namespace FakeKms.Tests.Domain.Policies.Decisions;

/// <summary>A caller, a request, all policies that have a say, and what AWS makes of them.</summary>
/// <param name="Name">What the situation is about.</param>
/// <param name="Expected">The decision: what, by which type of policy, and by which statement or grant, if there is one.</param>
internal sealed record Situation(string Name, string Expected)
{
    /// <summary>Where AWS says so.</summary>
    public string Source { get; init; } = "";

    public PolicyCaller Caller { get; init; } = Callers.Alice;

    public string Action { get; init; } = "kms:Decrypt";

    public string Resource { get; init; } = Statements.Key;

    public string Owner { get; init; } = Account;

    /// <summary>The statements of the key policy; null when there is no resource.</summary>
    public string[]? Key { get; init; } = [Allow("account", Root)];

    public string[] Identity { get; init; } = [];

    public string[]? Boundary { get; init; }

    public string[]? Session { get; init; }

    public string[]? Endpoint { get; init; }

    /// <summary>A policy for each level.</summary>
    public string[][] ServiceControl { get; init; } = [];

    public string[]? ResourceControl { get; init; }

    /// <summary>Condition keys: <c>aws:username=Alice aws:TagKeys=[a,b]</c>.</summary>
    public string Keys { get; init; } = "";

    public Permit? Permit { get; init; }

    public string Version { get; init; } = "2012-10-17";

    public PolicyRequest Request => new(Caller, Action, Resource, Context) { ResourceAccount = Key is null ? null : Owner };

    public PolicySet Policies => new()
    {
        Resource = Read(PolicyType.Resource, Key),
        Identity = Read(PolicyType.Identity, Identity.Length == 0 ? null : Identity) is { } identity ? [identity] : [],
        Boundary = Read(PolicyType.Boundary, Boundary),
        Session = Read(PolicyType.Session, Session) is { } session ? [session] : [],
        Endpoint = Read(PolicyType.Endpoint, Endpoint),
        ServiceControl = [.. ServiceControl.Select(level => (IReadOnlyList<PolicySource>)[Read(PolicyType.ServiceControl, level)!])],
        ResourceControl = Read(PolicyType.ResourceControl, ResourceControl) is { } control ? [control] : [],
        Permit = Permit is null ? null : () => Permit,
    };

    private PolicyContext Context => ConditionCase.Table($"{{}} | {Keys} | yes | keys").Single().Context;

    public override string ToString() => Name;

    public string Decide()
    {
        var decision = PolicyEvaluator.Decide(Request, Policies);
        var by = decision.Statement?.Sid ?? decision.PermitId;
        return $"{decision.Kind} {decision.Type}{(by is null ? "" : $" {by}")}";
    }

    private PolicySource? Read(PolicyType type, string[]? statements) => statements is null ? null : new PolicySource(type, $"the {type} policy",
        statements.Length == 0
            ? new PolicyDocument(Version, null, [])
            : PolicyReader.Read($"{{\"Version\":\"{Version}\",\"Statement\":[{string.Join(',', statements)}]}}", type));
}
