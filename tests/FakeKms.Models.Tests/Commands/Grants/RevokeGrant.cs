using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Grants;

/// <summary>A grant is ended by those who may do so to the key.</summary>
internal sealed record RevokeGrant(string Key, string Grant) : KeyCommand(Key)
{
    public override bool Fits(KmsModel model) => model.GrantNames.TryGetValue(Grant, out var named) && named.Key == Key;

    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = Authorized(model);
        if (key.Grants.RemoveAll(grant => grant.Symbol == model.GrantNames[Grant].Symbol) == 0) throw new Refusal("NotFoundException");
        return [];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        await kms.RevokeGrantAsync(new RevokeGrantRequest { KeyId = engine.Id(Key), GrantId = engine.Grants[Grant].Id });
        return [];
    }

    public override string Step => $".RevokeGrant({Code.Of(Key)}, {Code.Of(Grant)})";
}
