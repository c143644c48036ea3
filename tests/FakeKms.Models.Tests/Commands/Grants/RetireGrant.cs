using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Grants;

/// <summary>A grant is ended by those whom it names, by its token or by its id.</summary>
internal sealed record RetireGrant(string Key, string Grant, bool ByToken) : KeyCommand(Key)
{
    public override bool Fits(KmsModel model) => model.GrantNames.TryGetValue(Grant, out var named) && named.Key == Key;

    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var symbol = model.GrantNames[Grant].Symbol;
        var found = model.Keys.TryGetValue(Key, out var key) ? key.Grants.Find(grant => grant.Symbol == symbol) : null;
        // AWS does not say what a grant is answered that is gone: a token is invalid then, and an id not found.
        if (key is null || found is null) throw new Refusal(ByToken ? "InvalidGrantTokenException" : "NotFoundException");
        KmsModel.AuthorizeRetiring(Caller, key, found);
        key.Grants.Remove(found);
        return [];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        var (id, token) = engine.Grants[Grant];
        await kms.RetireGrantAsync(ByToken ? new RetireGrantRequest { GrantToken = token } : new RetireGrantRequest { KeyId = engine.Id(Key), GrantId = id });
        return [];
    }

    public override string Step => $".RetireGrant({(ByToken ? $"grantToken: {Code.Of(Grant)}" : $"key: {Code.Of(Key)}, grantId: {Code.Of(Grant)}")})";
}
