using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

/// <summary>The keys that a run has made, in the order in which they are to be deleted: replicas before the keys that they are replicas of.</summary>
internal sealed class KeyLedger
{
    /// <summary>The tag of every key that a conformance run makes.</summary>
    public const string Tag = "fakekms-conformance";

    // Tags that a case sends in excess of the quota are to be refused for their own number.
    private const int MostTags = 50;

    private readonly List<KeyMetadata> keys = [];
    private volatile bool closed;

    /// <summary>Whether the run was interrupted: no key is made any more.</summary>
    public bool IsClosed => closed;

    public IReadOnlyList<KeyMetadata> Keys
    {
        get
        {
            lock (keys) return [.. keys.OrderBy(key => key.MultiRegionConfiguration?.MultiRegionKeyType?.Value != "REPLICA")];
        }
    }

    /// <summary>The tags of a request with ours, which a request that is sent again has already.</summary>
    public static List<Tag> Tagged(List<Tag>? tags) =>
        tags is { Count: >= MostTags } || tags?.Exists(tag => tag.TagKey == Tag) == true ? tags : [.. tags ?? [], new Tag { TagKey = Tag, TagValue = "true" }];

    public void Close() => closed = true;

    public void Add(KeyMetadata key)
    {
        lock (keys) keys.Add(key);
    }
}
