using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Reads;

/// <summary>All aliases.</summary>
internal sealed record ListAliases : Command
{
    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        KmsModel.AuthorizeByIam(Caller);
        return [.. model.Aliases.Values.SelectMany(Members)];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        var answer = await kms.ListAliasesAsync(new ListAliasesRequest { Limit = 100 });
        return [.. (answer.Aliases ?? []).OrderBy(alias => alias.AliasName, StringComparer.Ordinal).SelectMany(Members)];
    }

    public override string Step => ".ListAliases()";

    private static IEnumerable<Member> Members(ModelAlias alias) =>
    [
        Member.Of("AliasName", alias.Name), Member.Id("TargetKeyId", alias.Key), Member.Of("CreationDate", alias.Created),
        Member.Of("LastUpdatedDate", alias.Updated),
    ];

    private static IEnumerable<Member> Members(AliasListEntry alias) =>
    [
        Member.Of("AliasName", alias.AliasName), Member.Id("TargetKeyId", alias.TargetKeyId), Member.Of("CreationDate", alias.CreationDate),
        Member.Of("LastUpdatedDate", alias.LastUpdatedDate),
    ];
}
