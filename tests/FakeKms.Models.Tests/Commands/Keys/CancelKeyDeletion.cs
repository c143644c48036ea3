using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Keys;

/// <summary>A key is kept. Whatever it was before, it is disabled then.</summary>
internal sealed record CancelKeyDeletion(string Key) : KeyCommand(Key)
{
    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = Authorized(model);
        if (key.DeletionDate is null) throw new Refusal("KMSInvalidStateException");
        (key.DeletionDate, key.IsDisabled) = (null, true);
        return [Member.Id("KeyId", Key)];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        var answer = await kms.CancelKeyDeletionAsync(new CancelKeyDeletionRequest { KeyId = engine.Id(Key) });
        return [Member.Id("KeyId", KmsEngine.IdOf(answer.KeyId))];
    }

    public override string Step => $".CancelKeyDeletion({Code.Of(Key)})";
}
