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
    private readonly CloudHsmLogins cloudHsm = new(clusters);

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
        else Connected(store);
        return null;
    }

    /// <summary>KMS notices after a while that a backing key of a store is not in the cluster any more.</summary>
    public void LookForKeys(KeyStore store, DateTimeOffset now) => work.Schedule(new BackingKeySearch(now.After(duration), store));

    // Of a store that is not connected nobody sees what is missing; KMS looks again when it connects.
    public KeyOccurrence? Do(BackingKeySearch due)
    {
        cloudHsm.LookForKeys(due.Store);
        return null;
    }

    /// <summary>What became of the backing key of a key that was deleted.</summary>
    public KeyDeleted? Report(KeyDeleted? deleted) => deleted is null ? null : deleted with { LeavesBackingKey = cloudHsm.KeepsBackingKey(deleted.Key) };

    private void Start(KeyStore store, ConnectionStateType state, DateTimeOffset now, ConnectionErrorCodeType? obstacle = null) =>
        work.Schedule(new KeyStoreTransition(now.After(duration), store, store.Begin(state, obstacle)));

    // A proxy was asked when the call came in; a cluster counts as it is now.
    private ConnectionErrorCodeType? Obstacle(KeyStore store) => store.CloudHsm is { } association ? cloudHsm.ObstacleTo(association) : store.Obstacle;

    private void Connected(KeyStore store)
    {
        if (store.CloudHsm is { } association) cloudHsm.LogIn(store, association);
        store.Connected();
    }
}
