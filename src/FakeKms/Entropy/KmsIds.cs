using FakeKms.Entropy;
using FakeKms.Model;

namespace FakeKms;

/// <summary>
/// Pins the identifiers that a server gives out next, so that a record can be compared with a document value by value.
/// What is not pinned comes from the server's seed.
/// </summary>
public sealed class KmsIds
{
    private readonly Func<IdPool> pool;

    internal KmsIds(Func<IdPool> pool) => this.pool = pool;

    /// <summary>The next key that is created gets this id: a lower-case UUID, or <c>mrk-</c> and 32 hexadecimal digits for a multi-Region key.</summary>
    /// <param name="keyId">The key id, without an ARN around it.</param>
    /// <exception cref="ArgumentException">The text has neither form.</exception>
    public KmsIds NextKeyId(string keyId) => Pin(IdKind.Key, keyId, IdForms.IsKeyId, "a lower-case UUID or mrk- and 32 hexadecimal digits");

    /// <summary>
    /// The next key material that is new to its key gets this id (64 lower-case hexadecimal digits). Records of a key in a CloudHSM key store have it as
    /// <c>backingKeyId</c>.
    /// </summary>
    /// <param name="keyMaterialId">The key material id.</param>
    /// <exception cref="ArgumentException">The text is not of that form.</exception>
    public KmsIds NextKeyMaterialId(string keyMaterialId) => Pin(IdKind.Material, keyMaterialId, IdForms.IsGrantOrMaterialId, "64 lower-case hexadecimal digits");

    /// <summary>The next call that reaches the server gets this request id.</summary>
    /// <param name="requestId">The request id: a UUID on AWS, any text of 1 to 128 characters here.</param>
    /// <exception cref="ArgumentException">The text is empty or too long.</exception>
    public KmsIds NextRequestId(string requestId) => Pin(IdKind.Request, requestId, IdForms.IsEventOrRequestId, "1 to 128 printable ASCII characters");

    /// <summary>The next record in the trail gets this event id.</summary>
    /// <param name="eventId">The event id: a UUID on AWS, any text of 1 to 128 characters here.</param>
    /// <exception cref="ArgumentException">The text is empty or too long.</exception>
    public KmsIds NextEventId(string eventId) => Pin(IdKind.Event, eventId, IdForms.IsEventOrRequestId, "1 to 128 printable ASCII characters");

    /// <summary>The next record that has copies in other accounts, or that a service makes, gets this shared event id.</summary>
    /// <param name="sharedEventId">The shared event id: a UUID on AWS, any text of 1 to 128 characters here.</param>
    /// <exception cref="ArgumentException">The text is empty or too long.</exception>
    public KmsIds NextSharedEventId(string sharedEventId) => Pin(IdKind.SharedEvent, sharedEventId, IdForms.IsEventOrRequestId, "1 to 128 printable ASCII characters");

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
        if (!hasForm(id)) throw new ArgumentException($"'{id}' is not of the form that is needed here: {expected}.", nameof(id));
        pool().Pin(kind, id);
        return this;
    }
}
