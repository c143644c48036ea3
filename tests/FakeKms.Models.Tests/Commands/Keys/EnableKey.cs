using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Keys;

/// <summary>A disabled key works again. A rotation that it missed happens at once.</summary>
internal sealed record EnableKey(string Key) : KeyCommand(Key)
{
    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = Authorized(model);
        key.MustBeEnabledOrDisabled();
        key.IsDisabled = false;
        if (key.NextRotation is { } missed && missed <= model.Now) model.Schedule(new Due(model.Now, key.Name, DueKind.Rotation, missed));
        return [];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        await kms.EnableKeyAsync(new EnableKeyRequest { KeyId = engine.Id(Key) });
        return [];
    }

    public override string Step => $".EnableKey({Code.Of(Key)})";
}
