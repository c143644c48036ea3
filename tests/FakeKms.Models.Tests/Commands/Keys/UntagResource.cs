using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Keys;

/// <summary>A key loses a tag; one that it does not have is no matter.</summary>
internal sealed record UntagResource(string Key, string Tag) : KeyCommand(Key)
{
    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = Authorized(model);
        key.MustNotBePendingDeletion();
        key.Tags.Remove(Tag);
        return [];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        await kms.UntagResourceAsync(new UntagResourceRequest { KeyId = engine.Id(Key), TagKeys = [Tag] });
        return [];
    }

    public override string Step => $".UntagResource({Code.Of(Key)}, {Code.Of(Tag)})";
}
