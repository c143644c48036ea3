using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Keys;

/// <summary>The waiting period of a key begins: 7 to 30 days.</summary>
internal sealed record ScheduleKeyDeletion(string Key, int Days) : KeyCommand(Key)
{
    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = Authorized(model);
        // The service model allows 1 to 365 days: it is the service that asks for 7 to 30, once it has found the key.
        if (Days is < 7 or > 30) throw new Refusal("ValidationException");
        key.MustNotBePendingDeletion();
        key.DeletionDate = model.Now.AddDays(Days);
        model.Schedule(new Due(key.DeletionDate.Value, key.Name, DueKind.Deletion, key.DeletionDate));
        return [Member.Id("KeyId", Key), Member.Of("KeyState", key.State), Member.Of("DeletionDate", key.DeletionDate), Member.Of("PendingWindowInDays", Days)];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        var answer = await kms.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = engine.Id(Key), PendingWindowInDays = Days });
        return
        [
            Member.Id("KeyId", KmsEngine.IdOf(answer.KeyId)), Member.Of("KeyState", answer.KeyState), Member.Of("DeletionDate", answer.DeletionDate),
            Member.Of("PendingWindowInDays", answer.PendingWindowInDays),
        ];
    }

    public override string Step => $".ScheduleKeyDeletion({Code.Of(Key)}, {Days})";
}
