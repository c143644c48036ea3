using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Reads;

/// <summary>Whether and when a key rotates. One that is pending deletion does not, and one that waits for material is refused.</summary>
internal sealed record GetKeyRotationStatus(string Key) : KeyCommand(Key)
{
    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = Authorized(model);
        if (key.State == "PendingImport") throw new Refusal("UnsupportedOperationException");
        var rotates = key.RotationPeriod is not null && key.DeletionDate is null;
        return
        [
            Member.Of("KeyRotationEnabled", rotates), Member.Of("RotationPeriodInDays", rotates ? key.RotationPeriod : null),
            Member.Of("NextRotationDate", rotates ? key.NextRotation : null), Member.Of("OnDemandRotationStartDate", key.OnDemandStart),
        ];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        var answer = await kms.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = engine.Id(Key) });
        return
        [
            Member.Of("KeyRotationEnabled", answer.KeyRotationEnabled), Member.Of("RotationPeriodInDays", answer.RotationPeriodInDays),
            Member.Of("NextRotationDate", answer.NextRotationDate), Member.Of("OnDemandRotationStartDate", answer.OnDemandRotationStartDate),
        ];
    }

    public override string Step => $".GetKeyRotationStatus({Code.Of(Key)})";
}
