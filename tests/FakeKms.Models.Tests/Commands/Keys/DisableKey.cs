using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Keys;

/// <summary>A key works no more until it is enabled.</summary>
internal sealed record DisableKey(string Key) : KeyCommand(Key)
{
    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = Authorized(model);
        key.MustBeEnabledOrDisabled();
        key.IsDisabled = true;
        return [];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        await kms.DisableKeyAsync(new DisableKeyRequest { KeyId = engine.Id(Key) });
        return [];
    }

    public override string Step => $".DisableKey({Code.Of(Key)})";
}
