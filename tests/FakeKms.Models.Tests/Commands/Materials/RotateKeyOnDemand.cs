using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Materials;

/// <summary>A rotation begins now: to a new material, or to the imported one that waits for it.</summary>
internal sealed record RotateKeyOnDemand(string Key) : KeyCommand(Key)
{
    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = Authorized(model);
        key.MustBeEnabled();
        if (!key.Kind.IsSymmetric) throw new Refusal("UnsupportedOperationException");
        // That a rotation is under way AWS does not document an answer for; ConflictException is the declared error that says so.
        if (key.OnDemandStart is not null || key.NextRotation - model.Now <= AutomaticIsNear) throw new Refusal("ConflictException");
        if (key.OnDemandRotations >= Limit) throw new Refusal("LimitExceededException");
        if (key.Kind.IsExternal && key.Pending is null) throw new Refusal("KMSInvalidStateException");
        (key.OnDemandStart, key.OnDemandRotations) = (model.Now, key.OnDemandRotations + 1);
        model.Schedule(new Due(model.Now + model.TransitionTime, key.Name, DueKind.EndOfRotationOnDemand));
        return [Member.Id("KeyId", Key)];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        var answer = await kms.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = engine.Id(Key) });
        return [Member.Id("KeyId", KmsEngine.IdOf(answer.KeyId))];
    }

    public override string Step => $".RotateKeyOnDemand({Code.Of(Key)})";

    private const int Limit = 25;

    private static readonly TimeSpan AutomaticIsNear = TimeSpan.FromMinutes(20);
}
