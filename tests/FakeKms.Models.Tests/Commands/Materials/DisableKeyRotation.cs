using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Materials;

/// <summary>A key rotates by the calendar no more. On a key that never does it changes nothing and succeeds.</summary>
internal sealed record DisableKeyRotation(string Key) : KeyCommand(Key)
{
    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = Authorized(model);
        key.MustHaveOrigin("AWS_KMS");
        key.MustBeEnabled();
        (key.RotationPeriod, key.NextRotation) = (null, null);
        return [];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        await kms.DisableKeyRotationAsync(new DisableKeyRotationRequest { KeyId = engine.Id(Key) });
        return [];
    }

    public override string Step => $".DisableKeyRotation({Code.Of(Key)})";
}
