using System.Collections.Concurrent;
using FakeKms.Model;

namespace FakeKms.Entropy;

/// <summary>The ids that a server gives out next: those that are pinned, then those of its streams. Safe for parallel callers.</summary>
internal sealed class IdPool(RandomStreams streams)
{
    private readonly ConcurrentDictionary<IdKind, ConcurrentQueue<string>> pinned = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> materialIdsByKey = new(StringComparer.Ordinal);

    public void Pin(IdKind kind, string id) => pinned.GetOrAdd(kind, _ => new()).Enqueue(id);

    /// <summary>Takes a pinned id back that nobody has taken yet.</summary>
    public void Unpin(IdKind kind, string id)
    {
        if (pinned.TryGetValue(kind, out var ids) && ids.Contains(id)) pinned[kind] = new(ids.Where(other => other != id));
    }

    public string TakeKeyId(bool multiRegion)
    {
        if (Pinned(IdKind.Key) is not { } id)
            return (multiRegion ? IdForms.MultiRegionPrefix : "") + streams.KeyId.NextGuid().ToString(multiRegion ? "N" : "D");
        if (IdForms.IsMultiRegion(id) == multiRegion) return id;
        throw multiRegion ? PinMistake.KeyIdOfSingleRegionKey(id) : PinMistake.KeyIdOfMultiRegionKey(id);
    }

    /// <summary>Ids for the materials of one key, taken before those that are pinned for any key.</summary>
    public void ExpectMaterials(string keyId, IEnumerable<string> ids) => materialIdsByKey[keyId] = new ConcurrentQueue<string>(ids);

    public string TakeMaterialId(string keyId, string computed) =>
        materialIdsByKey.TryGetValue(keyId, out var own) && own.TryDequeue(out var expected) ? expected : Pinned(IdKind.Material) ?? computed;

    public string TakeRequestId() => Pinned(IdKind.Request) ?? InternalRequestId();

    /// <summary>A request id for what KMS does by itself; it never takes a pinned one away from a call.</summary>
    public string InternalRequestId() => streams.RequestId.NextGuid().ToString();

    /// <summary>A request id for a look at the trail: looking takes none of the ids of KMS, pinned or not.</summary>
    public string LookupRequestId() => streams.LookupRequestId.NextGuid().ToString();

    public IdText TakeEventId() => Pinned(IdKind.Event) is { } id ? id : new IdText(streams.EventId.NextGuid());

    public string TakeSharedEventId() => Pinned(IdKind.SharedEvent) ?? streams.SharedEventId.NextGuid().ToString();

    public string TakeGrantId() => Pinned(IdKind.Grant) ?? streams.GrantId.Hex(64);

    public string TakeKeyStoreId() => Pinned(IdKind.CustomKeyStore) ?? "cks-" + streams.KeyStoreId.Hex(17);

    public IdPool Copy(RandomStreams streamsOfCopy)
    {
        var made = new IdPool(streamsOfCopy);
        foreach (var (kind, ids) in pinned) made.pinned[kind] = new(ids);
        foreach (var (keyId, ids) in materialIdsByKey) made.materialIdsByKey[keyId] = new(ids);
        return made;
    }

    private string? Pinned(IdKind kind) => pinned.TryGetValue(kind, out var ids) && ids.TryDequeue(out var id) ? id : null;
}

/// <summary>What an id can be pinned for.</summary>
internal enum IdKind
{
    Key,
    Material,
    Request,
    Event,
    SharedEvent,
    Grant,
    CustomKeyStore,
}
