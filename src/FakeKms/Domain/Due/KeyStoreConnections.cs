using Amazon.KeyManagementService;
using FakeKms.Domain.KeyStores;
using FakeKms.Model;

namespace FakeKms.Domain.Due;

/// <summary>
/// Connects and disconnects key stores. The call only starts it; it is finished when it is due, and what CloudHSM is like then decides.
/// CloudTrail has no record of the end of it.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/connect-keystore.html"/></remarks>
internal sealed class KeyStoreConnections(DueWork work, CloudHsmClusters clusters, TimeSpan duration)
{
    /// <summary>Starts to connect a key store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="obstacle">What the proxy of an external key store has answered, if that means that the store will fail; null for nothing.</param>
    /// <param name="now">The time of the call.</param>
    public void Connect(KeyStore store, ConnectionErrorCodeType? obstacle, DateTimeOffset now) => Start(store, ConnectionStateType.CONNECTING, now, obstacle);

    public void Disconnect(KeyStore store, DateTimeOffset now) => Start(store, ConnectionStateType.DISCONNECTING, now);

    public KeyOccurrence? Do(KeyStoreTransition due)
    {
        var store = due.Store;
        if (!store.IsAt(due.Transition)) return null;
        if (store.ConnectionState == ConnectionStateType.DISCONNECTING) store.Disconnected();
        else if (Obstacle(store) is { } error) store.Failed(error);
        else store.Connected();
        return null;
    }

    private void Start(KeyStore store, ConnectionStateType state, DateTimeOffset now, ConnectionErrorCodeType? obstacle = null) =>
        work.Schedule(new KeyStoreTransition(now.After(duration), store, store.Begin(state, obstacle)));

    private ConnectionErrorCodeType? Obstacle(KeyStore store)
    {
        if (store.CloudHsm is not { } association) return store.Obstacle;
        if (clusters.Find(association.ClusterId) is not { } cluster) return ConnectionErrorCodeType.CLUSTER_NOT_FOUND;
        if (!cluster.IsActive || cluster.ActiveHsms == 0) return ConnectionErrorCodeType.INSUFFICIENT_CLOUDHSM_HSMS;
        return cluster.Accepts(association.KmsUserPassword) ? null : ConnectionErrorCodeType.INVALID_CREDENTIALS;
    }
}
