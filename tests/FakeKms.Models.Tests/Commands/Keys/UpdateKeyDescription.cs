using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Keys;

/// <summary>A key is described anew.</summary>
internal sealed record UpdateKeyDescription(string Key, string Description) : KeyCommand(Key)
{
    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = Authorized(model);
        key.MustNotBePendingDeletion();
        key.Description = Description;
        return [];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        await kms.UpdateKeyDescriptionAsync(new UpdateKeyDescriptionRequest { KeyId = engine.Id(Key), Description = Description });
        return [];
    }

    public override string Step => $".UpdateKeyDescription({Code.Of(Key)}, {Code.Of(Description)})";
}
