using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls TagResource. A tag that the key has already gets the new value.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="tags">The tags.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_TagResource.html"/></remarks>
    public KmsScenario TagResource(string key, IReadOnlyDictionary<string, string> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        return Add("TagResource", ScriptText.Of(("", key), ("", tags)), async (run, token) =>
            await run.Client.TagResourceAsync(new TagResourceRequest { KeyId = run.KeyId(key), Tags = Tags(tags) }, token).ConfigureAwait(false));
    }

    /// <summary>Calls UntagResource.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="tagKeys">The keys of the tags to take away.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_UntagResource.html"/></remarks>
    public KmsScenario UntagResource(string key, params string[] tagKeys)
    {
        ArgumentNullException.ThrowIfNull(tagKeys);
        return Add("UntagResource", ScriptText.Of(("", key), ("", tagKeys)), async (run, token) =>
            await run.Client.UntagResourceAsync(new UntagResourceRequest { KeyId = run.KeyId(key), TagKeys = [.. tagKeys] }, token).ConfigureAwait(false));
    }

    /// <summary>Calls ListResourceTags, for one page. The answer has the tags in <c>Tags</c>.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="limit">The most tags to return, or null for the service's default.</param>
    /// <param name="marker">Where the page begins: the <c>NextMarker</c> of the page before, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListResourceTags.html"/></remarks>
    public KmsScenario ListResourceTags(string key, int? limit = null, string? marker = null) =>
        Add("ListResourceTags", ScriptText.Of(("", key), ("limit", limit), ("marker", marker)), async (run, token) =>
        {
            var request = new ListResourceTagsRequest { KeyId = run.KeyId(key), Limit = limit, Marker = marker };
            return await run.Client.ListResourceTagsAsync(request, token).ConfigureAwait(false);
        });

    private static List<Tag>? Tags(IReadOnlyDictionary<string, string>? tags) =>
        tags?.Select(tag => new Tag { TagKey = tag.Key, TagValue = tag.Value }).ToList();
}
