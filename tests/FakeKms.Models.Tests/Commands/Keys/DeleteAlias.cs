using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Keys;

/// <summary>An alias is deleted, in whatever state its key is.</summary>
internal sealed record DeleteAlias(string Alias) : Command
{
    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        // Which comes first is not documented: who may not do that to the alias does not hear that there is none.
        KmsModel.AuthorizeByIam(Caller);
        var alias = model.Alias(Alias);
        KmsModel.Authorize(Caller, Operation!, model.Key(alias.Key));
        model.Aliases.Remove(Alias);
        return [];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        await kms.DeleteAliasAsync(new DeleteAliasRequest { AliasName = Alias });
        return [];
    }

    public override string Step => $".DeleteAlias({Code.Of(Alias)})";
}
