using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Keys;

/// <summary>An alias is pointed at another key. Only the state of that one matters.</summary>
internal sealed record UpdateAlias(string Alias, string Key) : KeyCommand(Key)
{
    // Where the search for the alias stands among the checks is not documented: the engine looks for it last.
    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = model.Key(Key);
        KmsModel.AuthorizeByIam(Caller);
        if (model.Aliases.TryGetValue(Alias, out var found)) KmsModel.Authorize(Caller, Operation!, model.Key(found.Key));
        KmsModel.Authorize(Caller, Operation!, key);
        key.MustNotBePendingDeletion();
        var alias = model.Alias(Alias);
        // AWS documents that both keys have to be of one type and usage, not what it answers when they are not.
        if (model.Key(alias.Key).Kind.Usage != key.Kind.Usage) throw new Refusal("ValidationException");
        model.Aliases[Alias] = alias with { Key = Key, Updated = model.Now };
        return [];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        await kms.UpdateAliasAsync(new UpdateAliasRequest { AliasName = Alias, TargetKeyId = engine.Id(Key) });
        return [];
    }

    public override string Step => $".UpdateAlias({Code.Of(Alias)}, {Code.Of(Key)})";
}
