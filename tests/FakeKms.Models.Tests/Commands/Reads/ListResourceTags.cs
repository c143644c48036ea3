using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Reads;

/// <summary>The tags of a key.</summary>
internal sealed record ListResourceTags(string Key) : KeyCommand(Key)
{
    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        return [.. Authorized(model).Tags.Select(tag => Member.Of(tag.Key, tag.Value))];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        var answer = await kms.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = engine.Id(Key) });
        return [.. (answer.Tags ?? []).OrderBy(tag => tag.TagKey, StringComparer.Ordinal).Select(tag => Member.Of(tag.TagKey, tag.TagValue))];
    }

    public override string Step => $".ListResourceTags({Code.Of(Key)})";
}
