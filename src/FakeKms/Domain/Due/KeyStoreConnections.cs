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

    public void Connect(KeyStore store, DateTimeOffset now) => Start(store, ConnectionStateType.CONNECTING, now);

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

    private void Start(KeyStore store, ConnectionStateType state, DateTimeOffset now) =>
        work.Schedule(new KeyStoreTransition(now.After(duration), store, store.Begin(state)));

    // KMS would ask the proxy of an external key store for its health here. FakeKms has no proxy and contacts none: external stores always connect.
    private ConnectionErrorCodeType? Obstacle(KeyStore store) => store.CloudHsm is { } association ? cloudHsm.ObstacleTo(association) : null;

    private void Connected(KeyStore store)
    {
        if (store.CloudHsm is { } association) cloudHsm.LogIn(store, association);
        store.Connected();
    }
}
