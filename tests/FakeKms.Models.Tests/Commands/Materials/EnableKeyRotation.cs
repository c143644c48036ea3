using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Materials;

/// <summary>A key rotates by the calendar from now on: every 90 to 2560 days.</summary>
internal sealed record EnableKeyRotation(string Key, int Days) : KeyCommand(Key)
{
    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        if (Days is < 90 or > 2560) throw new Refusal("ValidationException");
        var key = Authorized(model);
        key.MustHaveOrigin("AWS_KMS");
        key.MustBeEnabled();
        if (!key.Kind.IsSymmetric) throw new Refusal("UnsupportedOperationException");
        key.RotationPeriod = Days;
        model.StartPeriod(key, model.Now);
        return [];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        await kms.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = engine.Id(Key), RotationPeriodInDays = Days });
        return [];
    }

    public override string Step => $".EnableKeyRotation({Code.Of(Key)}, {Days})";
}
