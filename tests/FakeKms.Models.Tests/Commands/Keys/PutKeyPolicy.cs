using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Keys;

/// <summary>A key gets another policy, but none that would not let the caller put the next one.</summary>
internal sealed record PutKeyPolicy(string Key, ModelPolicy Policy) : KeyCommand(Key)
{
    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = Authorized(model);
        if (!Policy.Names(Caller, "PutKeyPolicy", null) && !Policy.Names(ModelStatement.Account, "PutKeyPolicy", null))
            throw new Refusal("MalformedPolicyDocumentException");
        key.Policy = Policy;
        return [];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        await kms.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = engine.Id(Key), Policy = Policy.ToJson() });
        return [];
    }

    public override string Step => $".PutKeyPolicy({Code.Of(Key)}, {Code.Raw(Policy.ToJson())})";
}
