using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Commands.Keys;

/// <summary>A key gets a tag, or another value of one.</summary>
internal sealed record TagResource(string Key, string Tag, string Value) : KeyCommand(Key)
{
    public override IReadOnlyList<Member> Apply(KmsModel model)
    {
        var key = Authorized(model);
        key.MustNotBePendingDeletion();
        key.Tags[Tag] = Value;
        return [];
    }

    public override async Task<IReadOnlyList<Member>> SendAsync(IAmazonKeyManagementService kms, KmsEngine engine)
    {
        await kms.TagResourceAsync(new TagResourceRequest { KeyId = engine.Id(Key), Tags = [new Tag { TagKey = Tag, TagValue = Value }] });
        return [];
    }

    public override string Step => $$""".TagResource({{Code.Of(Key)}}, new Dictionary<string, string> { [{{Code.Of(Tag)}}] = {{Code.Of(Value)}} })""";
}
