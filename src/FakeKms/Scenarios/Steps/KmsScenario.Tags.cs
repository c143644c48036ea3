using Amazon.KeyManagementService.Model;

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
        return TagResource(new TagResourceRequest { KeyId = key, Tags = Tags(tags) });
    }

    /// <summary>Calls TagResource with a request of your own.</summary>
    /// <param name="request">The request. A key goes by its name in it, as everywhere in a scenario.</param>
    public KmsScenario TagResource(TagResourceRequest request) => Call(request, (kms, it, token) => kms.TagResourceAsync(it, token));

    /// <summary>Calls UntagResource.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="tagKeys">The keys of the tags to take away.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_UntagResource.html"/></remarks>
    public KmsScenario UntagResource(string key, params string[] tagKeys)
    {
        ArgumentNullException.ThrowIfNull(tagKeys);
        return UntagResource(new UntagResourceRequest { KeyId = key, TagKeys = List(tagKeys) });
    }

    /// <summary>Calls UntagResource with a request of your own.</summary>
    /// <param name="request">The request. A key goes by its name in it, as everywhere in a scenario.</param>
    public KmsScenario UntagResource(UntagResourceRequest request) => Call(request, (kms, it, token) => kms.UntagResourceAsync(it, token));

    /// <summary>Calls ListResourceTags, for one page. The answer has the tags in <c>Tags</c>.</summary>
    /// <param name="key">The key: id, ARN, alias or name.</param>
    /// <param name="limit">The most tags to return, or null for the service's default.</param>
    /// <param name="marker">Where the page begins: the <c>NextMarker</c> of the page before, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListResourceTags.html"/></remarks>
    public KmsScenario ListResourceTags(string key, int? limit = null, string? marker = null) =>
        ListResourceTags(new ListResourceTagsRequest { KeyId = key, Limit = limit, Marker = marker });

    /// <summary>Calls ListResourceTags with a request of your own.</summary>
    /// <param name="request">The request. A key goes by its name in it, as everywhere in a scenario.</param>
    public KmsScenario ListResourceTags(ListResourceTagsRequest request) => Call(request, (kms, it, token) => kms.ListResourceTagsAsync(it, token));
}
