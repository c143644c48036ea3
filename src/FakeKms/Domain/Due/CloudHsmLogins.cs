using Amazon.KeyManagementService;
using FakeKms.Domain.Keys;
using FakeKms.Domain.KeyStores;

namespace FakeKms.Domain.Due;

/// <summary>What KMS does in the cluster of a CloudHSM key store: it logs in, changes the password of <c>kmsuser</c>, and looks for its keys.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/connect-keystore.html"/></remarks>
internal sealed class CloudHsmLogins(CloudHsmClusters clusters)
{
    public ConnectionErrorCodeType? ObstacleTo(CloudHsmAssociation association) => CloudHsmObstacles.To(Of(association), association.KmsUserPassword);

    /// <summary>Logs in for as long as the store is connected. There must be no obstacle.</summary>
    public void LogIn(KeyStore store, CloudHsmAssociation association)
    {
        if (Of(association) is { KmsUserPassword: not null } cluster) ChangePassword(store, association, cluster);
        LookForKeys(store);
    }

    /// <summary>KMS notices which of its keys are not in the cluster any more, or are there again: another cluster may be behind the store by now.</summary>
    public void LookForKeys(KeyStore store) => store.Miss(store.CloudHsm is { } association && Of(association) is { } cluster ? cluster.LostKeys : []);

    /// <summary>
    /// Whether KMS cannot delete the backing key of a key that is deleted: it needs a connected store, a cluster that answers, and the right password.
    /// A key that is gone already leaves nothing there, so it does not count as a failure.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/fix-keystore.html#fix-keystore-orphaned-key"/></remarks>
    public bool KeepsBackingKey(KmsKey key) => key.KeyStore is { CloudHsm: { } association } store
        && !(store.IsConnected
            && Of(association) is { Answers: true, HasFreeSessions: true, FailsDeletions: false } cluster
            && cluster.LetsIn(association.KmsUserPassword));

    private CloudHsmCluster? Of(CloudHsmAssociation association) => clusters.Find(association.ClusterId);

    // The new one is longer than any that a request can bring: nobody but KMS knows it.
    private void ChangePassword(KeyStore store, CloudHsmAssociation association, CloudHsmCluster cluster)
    {
        var password = $"known to KMS alone since transition {store.Transitions} of the key store {store.Id}";
        store.CloudHsm = association with { KmsUserPassword = password };
        clusters.Change(cluster with { KmsUserPassword = password });
    }
}
