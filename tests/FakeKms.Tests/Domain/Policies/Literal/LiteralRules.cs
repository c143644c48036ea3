using System.Text.Json;

namespace FakeKms.Tests.Domain.Policies.Literal;

/// <summary>
/// The decision, written down a second time as literally as possible: slow, without a line of the library, and able to make chosen errors, so that a test can
/// show that they would be noticed.
/// </summary>
internal sealed class LiteralRules
{
    private static readonly string[] Order = ["ResourceControl", "ServiceControl", "Endpoint", "Resource", "Identity", "Boundary", "Session"];
    private readonly LiteralCase it;
    private readonly LiteralFault fault;
    private readonly Dictionary<string, LiteralStatement[][]> policies;

    private LiteralRules(LiteralCase it, LiteralFault fault)
    {
        (this.it, this.fault) = (it, fault);
        policies = it.Policies.ToDictionary(type => type.Key, type => type.Value.Select(Read).ToArray());
    }

    private bool IsOwnPrincipal => it.Kind is "user" or "session" or "federated";

    private bool IsForeign => it.Kind != "service" && it.Owner is not null && it.Owner != it.Account;

    private bool HasBoundary => Has("Boundary");

    public static LiteralDecision Decide(LiteralCase it, LiteralFault fault = LiteralFault.None)
    {
        var rules = new LiteralRules(it, fault);
        var refusal = rules.Denied() ?? rules.Limited();
        if (fault == LiteralFault.DenyLosesAgainstAllow && refusal?.Kind == "ExplicitDeny")
            return rules.Limited() is null && rules.Rest() is { Kind: "Allowed" } allowed ? allowed : refusal;
        if (fault == LiteralFault.GrantBeatsDeny && refusal?.Kind == "ExplicitDeny" && it.GrantId is not null)
            return new("Allowed", "Resource", [], it.GrantId);
        return refusal ?? rules.Rest();
    }

    private LiteralStatement[] Read(string json)
    {
        var root = JsonDocument.Parse(json).RootElement;
        var isNew = root.TryGetProperty("Version", out var version) && version.GetString() == "2012-10-17";
        return [.. root.GetProperty("Statement").EnumerateArray().Select(statement => new LiteralStatement(statement, isNew, it, fault))];
    }

    private bool Has(string type) => policies.TryGetValue(type, out var those) && those.Length > 0;

    private LiteralStatement[][] Of(string type) => Has(type) && Counts(type) ? policies[type] : [];

    private bool Counts(string type) => type switch
    {
        "ResourceControl" => !it.IsServiceLinked || fault == LiteralFault.ResourceControlHitsServiceLinkedRoles,
        "ServiceControl" => (!it.IsServiceLinked || fault == LiteralFault.ControlHitsServiceLinkedRoles)
            && (it.Kind != "service" || fault == LiteralFault.ControlHitsServices),
        "Identity" or "Boundary" or "Session" => IsOwnPrincipal,
        _ => true,
    };

    private LiteralDecision? Denied()
    {
        foreach (var type in Order)
        {
            var denials = Of(type).SelectMany(policy => policy).Where(Denies).Select(statement => statement.Sid).ToArray();
            if (denials.Length > 0) return new("ExplicitDeny", type, denials);
        }
        return null;
    }

    private bool Denies(LiteralStatement statement) =>
        (!statement.IsAllow && statement.Hits(HasBoundary && IsOwnPrincipal) && statement.Covers())
        || (fault == LiteralFault.NotActionDeniesWhatItLists && statement.ListsActionAsException());

    private LiteralDecision? Limited()
    {
        var levels = Of("ServiceControl").Select(level => level.Any(Allows)).ToArray();
        var isLimited = fault == LiteralFault.OneLevelOfControlIsEnough ? !levels.Contains(true) : levels.Contains(false);
        if (levels.Length > 0 && isLimited) return Missing("ServiceControl");
        return Of("Endpoint").Length > 0 && Allowing("Endpoint").Length == 0 ? Missing("Endpoint") : null;
    }

    private LiteralDecision Rest()
    {
        var byPolicies = it.Owner is null ? ByIdentity() : IsForeign ? Foreign() : Own();
        return byPolicies.Kind == "Allowed" ? byPolicies : Granted() ?? byPolicies;
    }

    private LiteralDecision Own()
    {
        var statements = Of("Resource").SelectMany(policy => policy).Where(Allows).ToArray();
        var direct = statements.Where(statement => statement.Naming == "directly").Select(statement => statement.Sid).ToArray();
        if (direct.Length > 0)
            return fault == LiteralFault.BoundaryLimitsNamedUser && it.Kind == "user" && Capped() is { } cap ? cap : Allowed("Resource", statements, "directly");
        if (statements.Any(statement => statement.Naming == "role")) return Capped(isRole: true) ?? Allowed("Resource", statements, "role");
        var isLetIn = statements.Any(statement => statement.Naming == "account");
        if (isLetIn && fault == LiteralFault.AccountIsNamedDirectly) return Allowed("Resource", statements, "account");
        if (isLetIn && fault == LiteralFault.RootNeedsIdentity && it.Kind == "root") return Missing("Identity");
        if (!isLetIn && fault == LiteralFault.IdentityIsNamedBeforeResource && Allowing("Identity").Length == 0 && IsOwnPrincipal) return Missing("Identity");
        return isLetIn || fault == LiteralFault.IdentityNeedsNoDelegation ? ByIdentity() : Missing("Resource");
    }

    private LiteralDecision Foreign()
    {
        var statements = Of("Resource").SelectMany(policy => policy).Where(Allows).ToArray();
        if (statements.Length == 0) return Missing("Resource");
        var needsNoIdentity = it.Kind == "root" && fault != LiteralFault.ForeignRootNeedsIdentity;
        if (fault == LiteralFault.NamedForeignerNeedsNoIdentity && statements.Any(statement => statement.Naming == "directly")) needsNoIdentity = true;
        return needsNoIdentity ? new("Allowed", "Resource", [.. statements.Select(statement => statement.Sid)]) : ByIdentity();
    }

    private LiteralDecision ByIdentity()
    {
        if (it.Kind == "root") return fault is LiteralFault.RootNeedsIdentity or LiteralFault.ForeignRootNeedsIdentity ? Missing("Identity") : new("Allowed", "Identity", []);
        var allowing = Allowing("Identity");
        if (it.Kind == "federated" && !Has("Session") && fault != LiteralFault.FederatedNeedsNoSessionPolicy) allowing = [];
        return allowing.Length == 0 ? Missing("Identity") : Capped() ?? new("Allowed", "Identity", allowing);
    }

    private LiteralDecision? Granted()
    {
        if (it.GrantId is not { } id) return null;
        if (fault == LiteralFault.GrantNeedsBoundary && Capped() is { } cap) return cap;
        var needsIdentity = it.GrantNeedsIdentity || (IsForeign && !it.GrantIsOfCallersAccount);
        if (needsIdentity && it.Kind != "root" && ByIdentity() is { Kind: not "Allowed" } refusal) return refusal;
        return new("Allowed", "Resource", [], id);
    }

    private LiteralDecision? Capped(bool isRole = false)
    {
        bool IsMissing(string type, LiteralFault escape) => Of(type).Length > 0 && Allowing(type).Length == 0 && !(isRole && fault == escape);
        if (IsMissing("Boundary", LiteralFault.RoleEscapesItsBoundary)) return Missing("Boundary");
        return IsMissing("Session", LiteralFault.RoleEscapesSessionPolicy) ? Missing("Session") : null;
    }

    private string[] Allowing(string type) => [.. Of(type).SelectMany(policy => policy).Where(Allows).Select(statement => statement.Sid)];

    private bool Allows(LiteralStatement statement) => statement.IsAllow && statement.Naming != "nobody" && statement.Covers();

    private static LiteralDecision Missing(string type) => new("ImplicitDeny", type, []);

    private static LiteralDecision Allowed(string type, LiteralStatement[] statements, string naming) =>
        new("Allowed", type, [.. statements.Where(statement => statement.Naming == naming).Select(statement => statement.Sid)]);
}
