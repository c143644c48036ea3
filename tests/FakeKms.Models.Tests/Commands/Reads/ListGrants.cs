using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Reads;

/// <summary>The grants of a key, in the order of the names that the script has for them.</summary>
internal sealed record ListGrants(string Key) : KeyCommand(Key)
{
    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = Authorized(model);
        var names = model.GrantNames.Where(name => name.Value.Key == Key).ToLookup(name => name.Value.Symbol, name => name.Key);
        return [.. key.Grants.OrderBy(grant => names[grant.Symbol].Min(StringComparer.Ordinal), StringComparer.Ordinal).SelectMany(Members)];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        var answer = await kms.ListGrantsAsync(new ListGrantsRequest { KeyId = engine.Id(Key), Limit = 100 });
        var names = engine.Grants.ToLookup(grant => grant.Value.Id, grant => grant.Key);
        return [.. (answer.Grants ?? []).OrderBy(grant => names[grant.GrantId].Min(StringComparer.Ordinal), StringComparer.Ordinal).SelectMany(Members)];
    }

    public override string Step => $".ListGrants({Code.Of(Key)})";

    private static IEnumerable<Member> Members(ModelGrant grant) =>
    [
        Member.Id("GrantId", grant.Symbol), Member.Of("Name", grant.Name ?? ""), Member.Of("CreationDate", grant.Created),
        Member.Of("GranteePrincipal", Callers.Arn(grant.Grantee)), Member.Of("RetiringPrincipal", grant.Retiring is null ? null : Callers.Arn(grant.Retiring)),
        Member.Of("Operations", string.Join(",", grant.Operations.Order(StringComparer.Ordinal))),
        Member.Of("EncryptionContextEquals", Code.Pairs(grant.Constraint is { IsEquals: true } equals ? equals.Context.Pairs : null)),
        Member.Of("EncryptionContextSubset", Code.Pairs(grant.Constraint is { IsEquals: false } subset ? subset.Context.Pairs : null)),
    ];

    private static IEnumerable<Member> Members(GrantListEntry grant) =>
    [
        Member.Id("GrantId", grant.GrantId), Member.Of("Name", grant.Name ?? ""), Member.Of("CreationDate", grant.CreationDate),
        Member.Of("GranteePrincipal", grant.GranteePrincipal), Member.Of("RetiringPrincipal", grant.RetiringPrincipal),
        Member.Of("Operations", string.Join(",", grant.Operations.Order(StringComparer.Ordinal))),
        Member.Of("EncryptionContextEquals", Code.Pairs(grant.Constraints?.EncryptionContextEquals)),
        Member.Of("EncryptionContextSubset", Code.Pairs(grant.Constraints?.EncryptionContextSubset)),
    ];
}
