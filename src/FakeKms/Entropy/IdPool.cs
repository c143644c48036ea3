using System.Collections.Concurrent;
using FakeKms.Model;

namespace FakeKms.Entropy;

/// <summary>The ids that a server gives out next: those that are pinned, then those of its streams. Safe for parallel callers.</summary>
internal sealed class IdPool(RandomStreams streams)
{
    private readonly ConcurrentDictionary<IdKind, ConcurrentQueue<string>> pinned = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> materialIdsByKey = new(StringComparer.Ordinal);

    // A log that a fake of the same seed has left has the ids that are next here.
    private readonly ConcurrentDictionary<string, bool> reserved = new(StringComparer.Ordinal);

    public void Pin(IdKind kind, string id)
    {
        Reserve(id);
        pinned.GetOrAdd(kind, _ => new()).Enqueue(id);
    }

    /// <summary>Keeps an id that came from elsewhere out of what the streams give.</summary>
    public void Reserve(string id) => reserved.TryAdd(id, true);

    /// <summary>Takes a pinned id back that nobody has taken yet.</summary>
    public void Unpin(IdKind kind, string id)
    {
        if (pinned.TryGetValue(kind, out var ids) && ids.Contains(id)) pinned[kind] = new(ids.Where(other => other != id));
    }

    public string TakeKeyId(bool multiRegion)
    {
        if (Pinned(IdKind.Key) is not { } id)
            return Free(streams => (multiRegion ? IdForms.MultiRegionPrefix : "") + streams.KeyId.NextGuid().ToString(multiRegion ? "N" : "D"));
        if (IdForms.IsMultiRegion(id) == multiRegion) return id;
        throw multiRegion ? PinMistake.KeyIdOfSingleRegionKey(id) : PinMistake.KeyIdOfMultiRegionKey(id);
    }

    /// <summary>Ids for the materials of one key, taken before those that are pinned for any key.</summary>
    public void ExpectMaterials(string keyId, IEnumerable<string> ids) => materialIdsByKey[keyId] = new ConcurrentQueue<string>(ids);

    public string TakeMaterialId(string keyId, string computed) =>
        materialIdsByKey.TryGetValue(keyId, out var own) && own.TryDequeue(out var expected) ? expected : Pinned(IdKind.Material) ?? computed;

    public string TakeRequestId() => Pinned(IdKind.Request) ?? InternalRequestId();

    /// <summary>A request id for what KMS does by itself; it never takes a pinned one away from a call.</summary>
    public string InternalRequestId() => Free(static streams => streams.RequestId.NextGuid().ToString());

    /// <summary>A request id for a look at the trail: looking takes none of the ids of KMS, pinned or not.</summary>
    public string LookupRequestId() => streams.LookupRequestId.NextGuid().ToString();

    public string TakeEventId() => Pinned(IdKind.Event) ?? Free(static streams => streams.EventId.NextGuid().ToString());

    public string TakeSharedEventId() => Pinned(IdKind.SharedEvent) ?? Free(static streams => streams.SharedEventId.NextGuid().ToString());

    public string TakeGrantId() => Pinned(IdKind.Grant) ?? Free(static streams => streams.GrantId.Hex(64));

    public string TakeKeyStoreId() => Pinned(IdKind.CustomKeyStore) ?? Free(static streams => "cks-" + streams.KeyStoreId.Hex(17));

    public IdPool Copy(RandomStreams streamsOfCopy)
    {
        var made = new IdPool(streamsOfCopy);
        foreach (var (kind, ids) in pinned) made.pinned[kind] = new(ids);
        foreach (var (keyId, ids) in materialIdsByKey) made.materialIdsByKey[keyId] = new(ids);
        foreach (var id in reserved.Keys) made.Reserve(id);
        return made;
    }

    private string Free(Func<RandomStreams, string> draw)
    {
        var id = draw(streams);
        while (reserved.ContainsKey(id)) id = draw(streams);
        return id;
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
