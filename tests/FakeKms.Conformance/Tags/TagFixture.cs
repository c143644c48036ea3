using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

/// <summary>Tags of keys, without the one that the run itself may have set.</summary>
public abstract class TagFixture(string lane) : ConformanceFixture(lane)
{
    protected Task Tag(string keyId, params (string Key, string Value)[] tags) => Client.TagResourceAsync(new TagResourceRequest
    {
        KeyId = keyId,
        Tags = [.. tags.Select(tag => new Tag { TagKey = tag.Key, TagValue = tag.Value })],
    });

    protected Task Untag(string keyId, params string[] tagKeys) =>
        Client.UntagResourceAsync(new UntagResourceRequest { KeyId = keyId, TagKeys = [.. tagKeys] });

    protected async Task<List<(string Key, string Value)>> TagsOf(string keyId) =>
    [
        .. ((await Client.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = keyId })).Tags ?? [])
            .Where(tag => tag.TagKey != KeyLedger.Tag)
            .Select(tag => (tag.TagKey, tag.TagValue)),
    ];
}
