using System.Collections.Concurrent;
using FakeKms.Entropy;
using FakeKms.Model;

namespace FakeKms;

/// <summary>
/// Pins the identifiers that a server uses next, so that a test can compare whole records. Identifiers that are not pinned come from the seed of the server.
/// Several pins of one kind are used in their order. Safe for parallel callers.
/// </summary>
public sealed class KmsIds
{
    private readonly RandomStreams streams;
    private readonly ConcurrentQueue<string> keyIds = new();
    private readonly ConcurrentQueue<string> materialIds = new();
    private readonly ConcurrentQueue<string> requestIds = new();
    private readonly ConcurrentQueue<string> eventIds = new();
    private readonly ConcurrentQueue<string> sharedEventIds = new();
    private readonly ConcurrentQueue<string> grantIds = new();
    private readonly ConcurrentQueue<string> keyStoreIds = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> materialIdsByKey = new(StringComparer.Ordinal);

    internal KmsIds(RandomStreams streams) => this.streams = streams;

    /// <summary>
    /// The next key that is created gets this id: a lower-case UUID, or <c>mrk-</c> and 32 lower-case hexadecimal digits for a multi-Region key.
    /// </summary>
    /// <param name="keyId">The key id, not an ARN.</param>
    /// <exception cref="ArgumentException">The text has neither form.</exception>
    public KmsIds NextKeyId(string keyId) => Pin(keyIds, keyId, IdForms.IsKeyId, "a lower-case UUID or mrk- and 32 hexadecimal digits");

    /// <summary>
    /// The next new key material gets this id (64 lower-case hexadecimal digits). Records of a key in a CloudHSM key store show it as <c>backingKeyId</c>.
    /// </summary>
    /// <param name="keyMaterialId">The key material id.</param>
    /// <exception cref="ArgumentException">The text is not of that form.</exception>
    public KmsIds NextKeyMaterialId(string keyMaterialId) => Pin(materialIds, keyMaterialId, IdForms.IsGrantOrMaterialId, "64 lower-case hexadecimal digits");

    /// <summary>The next call that reaches the server gets this request id.</summary>
    /// <param name="requestId">The request id: any printable ASCII text of 1 to 128 characters. On AWS it is a UUID.</param>
    /// <exception cref="ArgumentException">The text is empty, too long or not printable ASCII.</exception>
    public KmsIds NextRequestId(string requestId) => Pin(requestIds, requestId, IdForms.IsEventOrRequestId, "1 to 128 printable ASCII characters");

    /// <summary>The next record in the trail gets this event id.</summary>
    /// <param name="eventId">The event id: any printable ASCII text of 1 to 128 characters. On AWS it is a UUID.</param>
    /// <exception cref="ArgumentException">The text is empty, too long or not printable ASCII.</exception>
    public KmsIds NextEventId(string eventId) => Pin(eventIds, eventId, IdForms.IsEventOrRequestId, "1 to 128 printable ASCII characters");

    /// <summary>The next record of a service, or with copies in other accounts, gets this shared event id.</summary>
    /// <param name="sharedEventId">The shared event id: any printable ASCII text of 1 to 128 characters. On AWS it is a UUID.</param>
    /// <exception cref="ArgumentException">The text is empty, too long or not printable ASCII.</exception>
    public KmsIds NextSharedEventId(string sharedEventId) =>
        Pin(sharedEventIds, sharedEventId, IdForms.IsEventOrRequestId, "1 to 128 printable ASCII characters");

    /// <summary>The next grant that is created gets this id (64 lower-case hexadecimal digits).</summary>
    /// <param name="grantId">The grant id.</param>
    /// <exception cref="ArgumentException">The text is not of that form.</exception>
    public KmsIds NextGrantId(string grantId) => Pin(grantIds, grantId, IdForms.IsGrantOrMaterialId, "64 lower-case hexadecimal digits");

    /// <summary>The next custom key store that is created gets this id (<c>cks-</c> and 17 lower-case hexadecimal digits).</summary>
    /// <param name="customKeyStoreId">The custom key store id.</param>
    /// <exception cref="ArgumentException">The text is not of that form.</exception>
    public KmsIds NextCustomKeyStoreId(string customKeyStoreId) =>
        Pin(keyStoreIds, customKeyStoreId, IdForms.IsCustomKeyStoreId, "cks- and 17 lower-case hexadecimal digits");

    internal string TakeKeyId(bool multiRegion)
    {
        var prefix = multiRegion ? IdForms.MultiRegionPrefix : "";
        if (!keyIds.TryDequeue(out var pinned)) return prefix + streams.KeyId.NextGuid().ToString(multiRegion ? "N" : "D");
        return IdForms.IsMultiRegion(pinned) == multiRegion ? pinned : throw new InvalidOperationException(multiRegion
            ? $"The pinned key id {pinned} was taken by a multi-Region key, whose id must be mrk- and 32 hexadecimal digits."
            : $"The pinned key id {pinned} was taken by a single-Region key, whose id must be a UUID.");
    }

    /// <summary>A request id for what KMS does by itself; it never takes a pinned one away from a call.</summary>
    internal string InternalRequestId() => streams.RequestId.NextGuid().ToString();

    /// <summary>A request id for a look at the trail: looking takes none of the ids of KMS, pinned or not.</summary>
    internal string LookupRequestId() => streams.LookupRequestId.NextGuid().ToString();

    /// <summary>Ids for the materials of one key, taken before those that are pinned for any key.</summary>
    internal void ExpectMaterials(string keyId, IEnumerable<string> ids) => materialIdsByKey[keyId] = new ConcurrentQueue<string>(ids);

    internal string TakeMaterialId(string keyId, string computed) =>
        materialIdsByKey.TryGetValue(keyId, out var own) && own.TryDequeue(out var expected) ? expected
        : materialIds.TryDequeue(out var pinned) ? pinned : computed;

    internal string TakeRequestId() => requestIds.TryDequeue(out var pinned) ? pinned : streams.RequestId.NextGuid().ToString();

    internal string TakeEventId() => eventIds.TryDequeue(out var pinned) ? pinned : streams.EventId.NextGuid().ToString();

    internal string TakeSharedEventId() => sharedEventIds.TryDequeue(out var pinned) ? pinned : streams.SharedEventId.NextGuid().ToString();

    internal string TakeGrantId() => grantIds.TryDequeue(out var pinned) ? pinned : streams.GrantId.Hex(64);

    internal string TakeKeyStoreId() => keyStoreIds.TryDequeue(out var pinned) ? pinned : "cks-" + streams.KeyStoreId.Hex(17);

    private KmsIds Pin(ConcurrentQueue<string> queue, string id, Func<string, bool> hasForm, string expected)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!hasForm(id)) throw new ArgumentException($"'{id}' is not of the form that is needed here: {expected}.", nameof(id));
        queue.Enqueue(id);
        return this;
    }
}
