using Amazon.KeyManagementService;
using FakeKms.Model;

namespace FakeKms.Domain.KeyStores;

/// <summary>One custom key store: what is behind it, whether it is connected, and the keys in it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-store-overview.html"/></remarks>
internal sealed class KeyStore(string id, string name, DateTimeOffset creationDate)
{
    private readonly HashSet<string> keyIds = new(StringComparer.Ordinal);
    private readonly HashSet<string> xksKeyIds = new(StringComparer.Ordinal);
    private readonly HashSet<string> missedKeyIds = new(StringComparer.Ordinal);

    public string Id { get; } = id;

    public string Name { get; set; } = name;

    public DateTimeOffset CreationDate { get; } = creationDate;

    /// <summary>The cluster of a CloudHSM key store; null for an external one.</summary>
    public CloudHsmAssociation? CloudHsm { get; set; }

    /// <summary>The proxy of an external key store; null for a CloudHSM one.</summary>
    public XksProxy? Proxy { get; private set; }

    /// <summary>Since when KMS has the present credential for the proxy; null for a CloudHSM key store.</summary>
    public DateTimeOffset? CredentialSince { get; private set; }

    public CustomKeyStoreType Type => Proxy is null ? CustomKeyStoreType.AWS_CLOUDHSM : CustomKeyStoreType.EXTERNAL_KEY_STORE;

    public ConnectionStateType ConnectionState { get; private set; } = ConnectionStateType.DISCONNECTED;

    /// <summary>Why the last attempt to connect failed; null in every other state.</summary>
    public ConnectionErrorCodeType? ConnectionErrorCode { get; private set; }

    /// <summary>What an attempt to connect that is under way has met so far; null for nothing.</summary>
    public ConnectionErrorCodeType? Obstacle { get; private set; }

    /// <summary>The keys of a store that is not connected are Unavailable, also while it connects and after it failed to.</summary>
    public bool IsConnected => ConnectionState == ConnectionStateType.CONNECTED;

    public bool IsDisconnected => ConnectionState == ConnectionStateType.DISCONNECTED;

    public bool HasKeys => keyIds.Count > 0;

    /// <summary>How often the store has begun to connect or to disconnect.</summary>
    public int Transitions { get; private set; }

    public void Add(string keyId, string? xksKeyId)
    {
        keyIds.Add(keyId);
        if (xksKeyId is not null) xksKeyIds.Add(xksKeyId);
    }

    public void Remove(string keyId, string? xksKeyId)
    {
        keyIds.Remove(keyId);
        if (xksKeyId is not null) xksKeyIds.Remove(xksKeyId);
        missedKeyIds.Remove(keyId);
    }

    /// <summary>Whether KMS can use a key of the store, as far as it knows.</summary>
    public bool Offers(string keyId) => IsConnected && !missedKeyIds.Contains(keyId);

    /// <summary>KMS has noticed which keys are not in the cluster; all others are there.</summary>
    public void Miss(IEnumerable<string> lostKeyIds)
    {
        missedKeyIds.Clear();
        missedKeyIds.UnionWith(lostKeyIds.Where(keyIds.Contains));
    }

    public bool UsesXksKey(string xksKeyId) => xksKeyIds.Contains(xksKeyId);

    public void Use(XksProxy proxy, DateTimeOffset now)
    {
        if (Proxy is not { } before || !proxy.HasCredentialOf(before)) CredentialSince = now;
        Proxy = proxy;
    }

    /// <summary>Starts to connect or to disconnect. The number tells later whether another transition came in between.</summary>
    public int Begin(ConnectionStateType transition, ConnectionErrorCodeType? obstacle = null)
    {
        (ConnectionState, ConnectionErrorCode, Obstacle) = (transition, null, obstacle);
        return ++Transitions;
    }

    public bool IsAt(int transition) => Transitions == transition;

    public void Disconnected() => ConnectionState = ConnectionStateType.DISCONNECTED;

    public void Connected() => ConnectionState = ConnectionStateType.CONNECTED;

    public void Failed(ConnectionErrorCodeType error) => (ConnectionState, ConnectionErrorCode) = (ConnectionStateType.FAILED, error);

    public KeyStore Copy(StateCopy copy) => copy.Of(this, () => new KeyStore(Id, Name, copy.Time(CreationDate))
    {
        CloudHsm = CloudHsm,
        Proxy = Proxy,
        CredentialSince = copy.Time(CredentialSince),
        ConnectionState = ConnectionState,
        ConnectionErrorCode = ConnectionErrorCode,
        Obstacle = Obstacle,
        Transitions = Transitions,
    }, made =>
    {
        made.keyIds.UnionWith(keyIds);
        made.xksKeyIds.UnionWith(xksKeyIds);
        made.missedKeyIds.UnionWith(missedKeyIds);
    });
}
