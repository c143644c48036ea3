using FakeKms.Domain.Policies;
using FakeKms.Domain.Policies.Decisions;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Members;
using FakeKms.Engine.Recording;
using FakeKms.Trail.Records;

namespace FakeKms.Engine.Authorization;

/// <summary>A refusal that a test asks for without a policy.</summary>
/// <param name="Caller">Whom it hits; null for everybody.</param>
/// <param name="Actions">The actions, with wildcards.</param>
/// <param name="Key">The key, by one of its names; null for all, and for what is about no key.</param>
internal sealed record QuickDenial(KmsCaller? Caller, PolicyActions Actions, string? Key)
{
    public const string Name = "kms.Authorization.Deny";

    // AWS would say this of a policy of the user or the role.
    public PolicyDecision Decision { get; } = new(DecisionKind.ExplicitDeny, PolicyType.Identity)
    {
        Source = new PolicySource(PolicyType.Identity, Name, new PolicyDocument("2012-10-17", null, [])),
    };

    public bool Hits(Call call, PermissionCheck check) =>
        Actions.Cover(check.Action)
        && (Key is null || (check.Key is { } key && KeyNames.Fit(Key, key.KeyId, key.Arn, key.Home, call.State.Directory.AliasNamesOf(key))))
        && (Caller is null || PrincipalNames.Match(RecordedIdentity.Of(Principal(call), call.Home), Caller));

    // A service that calls for somebody does so with that one's permissions.
    private KmsCaller Principal(Call call) => Caller?.InvokedBy is null ? call.Caller.ByItself() : call.Caller;
}
