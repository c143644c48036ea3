using FakeKms.Entropy;
using FakeKms.Model;

namespace FakeKms;

/// <summary>
/// Pins the identifiers that a server uses next, so that a test can compare whole records. Identifiers that are not pinned come from the seed of the server.
/// Several pins of one kind are used in their order. Safe for parallel callers.
/// </summary>
public sealed class KmsIds
{
    private readonly Func<IdPool> pool;

    internal KmsIds(Func<IdPool> pool) => this.pool = pool;

    /// <summary>
    /// The next key that is created gets this id: a lower-case UUID, or <c>mrk-</c> and 32 lower-case hexadecimal digits for a multi-Region key.
    /// </summary>
    /// <param name="keyId">The key id, not an ARN.</param>
    /// <exception cref="ArgumentException">The text has neither form.</exception>
    public KmsIds NextKeyId(string keyId) => Pin(IdKind.Key, keyId, IdForms.IsKeyId, "a lower-case UUID or mrk- and 32 hexadecimal digits");

    /// <summary>
    /// The next new key material gets this id (64 lower-case hexadecimal digits). Records of a key in a CloudHSM key store show it as <c>backingKeyId</c>.
    /// </summary>
    /// <param name="keyMaterialId">The key material id.</param>
    /// <exception cref="ArgumentException">The text is not of that form.</exception>
    public KmsIds NextKeyMaterialId(string keyMaterialId) =>
        Pin(IdKind.Material, keyMaterialId, IdForms.IsGrantOrMaterialId, "64 lower-case hexadecimal digits");

    /// <summary>The next call that reaches the server gets this request id.</summary>
    /// <param name="requestId">The request id: any printable ASCII text of 1 to 128 characters. On AWS it is a UUID.</param>
    /// <exception cref="ArgumentException">The text is empty, too long or not printable ASCII.</exception>
    public KmsIds NextRequestId(string requestId) => Pin(IdKind.Request, requestId, IdForms.IsEventOrRequestId, "1 to 128 printable ASCII characters");

    /// <summary>The next record in the trail gets this event id.</summary>
    /// <param name="eventId">The event id: any printable ASCII text of 1 to 128 characters. On AWS it is a UUID.</param>
    /// <exception cref="ArgumentException">The text is empty, too long or not printable ASCII.</exception>
    public KmsIds NextEventId(string eventId) => Pin(IdKind.Event, eventId, IdForms.IsEventOrRequestId, "1 to 128 printable ASCII characters");

    /// <summary>The next record of a service, or with copies in other accounts, gets this shared event id.</summary>
    /// <param name="sharedEventId">The shared event id: any printable ASCII text of 1 to 128 characters. On AWS it is a UUID.</param>
    /// <exception cref="ArgumentException">The text is empty, too long or not printable ASCII.</exception>
    public KmsIds NextSharedEventId(string sharedEventId) =>
        Pin(IdKind.SharedEvent, sharedEventId, IdForms.IsEventOrRequestId, "1 to 128 printable ASCII characters");

    /// <summary>The next grant that is created gets this id (64 lower-case hexadecimal digits).</summary>
    /// <param name="grantId">The grant id.</param>
    /// <exception cref="ArgumentException">The text is not of that form.</exception>
    public KmsIds NextGrantId(string grantId) => Pin(IdKind.Grant, grantId, IdForms.IsGrantOrMaterialId, "64 lower-case hexadecimal digits");

    /// <summary>The next custom key store that is created gets this id (<c>cks-</c> and 17 lower-case hexadecimal digits).</summary>
    /// <param name="customKeyStoreId">The custom key store id.</param>
    /// <exception cref="ArgumentException">The text is not of that form.</exception>
    public KmsIds NextCustomKeyStoreId(string customKeyStoreId) =>
        Pin(IdKind.CustomKeyStore, customKeyStoreId, IdForms.IsCustomKeyStoreId, "cks- and 17 lower-case hexadecimal digits");

    private KmsIds Pin(IdKind kind, string id, Func<string, bool> hasForm, string expected)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!hasForm(id)) throw new ArgumentException($"'{ShortText.Value(id)}' is not of the form that is needed here: {expected}.", nameof(id));
        pool().Pin(kind, id);
        return this;
    }
}
