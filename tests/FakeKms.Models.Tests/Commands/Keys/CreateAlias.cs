using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Keys;

/// <summary>A key gets an alias.</summary>
internal sealed record CreateAlias(string Alias, string Key) : KeyCommand(Key)
{
    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = model.Key(Key);
        KmsModel.AuthorizeByIam(Caller);
        KmsModel.Authorize(Caller, Operation!, key);
        key.MustNotBePendingDeletion();
        if (model.Aliases.ContainsKey(Alias)) throw new Refusal("AlreadyExistsException");
        model.Aliases.Add(Alias, new ModelAlias(Alias, Key, model.Now, model.Now));
        return [];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        await kms.CreateAliasAsync(new CreateAliasRequest { AliasName = Alias, TargetKeyId = engine.Id(Key) });
        return [];
    }

    public override string Step => $".CreateAlias({Code.Of(Alias)}, {Code.Of(Key)})";
}
