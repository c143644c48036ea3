using FakeKms.Domain.KeyStores;
using FakeKms.Engine.Calls;

namespace FakeKms.Engine.Rules;

/// <summary>What KMS asks of the cluster of a CloudHSM key store.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/create-keystore.html#before-keystore"/></remarks>
internal static class CloudHsmRules
{
    private const int HsmsToCreate = 2;
    private const int HsmsToConnect = 1;

    public static void CheckNew(CloudHsmAssociation association, Call call)
    {
        var clusterId = association.ClusterId;
        if (call.KeyStores.All.Any(store => store.CloudHsm is { } taken && call.State.CloudHsm.ShareHistory(clusterId, taken.ClusterId) == true))
            throw KeyStoreErrors.ClusterInUse(clusterId);
        if (!Fit(clusterId, call).Trusts(association.TrustAnchorCertificate)) throw KeyStoreErrors.IncorrectTrustAnchor(clusterId);
    }

    // Clusters of one history cannot carry two key stores, so a cluster that another store uses has another history, known or not.
    public static void CheckReplacement(KeyStore store, string clusterId, Call call)
    {
        Fit(clusterId, call);
        var current = store.CloudHsm!.ClusterId;
        if (call.State.CloudHsm.ShareHistory(clusterId, current) == false || call.KeyStores.Others(store).Any(other => other.CloudHsm?.ClusterId == clusterId))
            throw KeyStoreErrors.ClusterNotRelated(clusterId, current);
    }

    // A cluster that is gone is no error of this operation: the connection fails later, with CLUSTER_NOT_FOUND.
    public static void CheckConnecting(KeyStore store, Call call)
    {
        if (store.CloudHsm is { } association && call.State.CloudHsm.Find(association.ClusterId) is { } cluster) Check(cluster, HsmsToConnect);
    }

    public static void CheckNewKey(KeyStore store, Call call)
    {
        if (store.CloudHsm is not { } association) return;
        var cluster = call.State.CloudHsm.Find(association.ClusterId);
        var active = cluster is { IsActive: true } ? cluster.ActiveHsms : 0;
        if (active < HsmsToCreate) throw KeyStoreErrors.TooFewHsms(association.ClusterId, HsmsToCreate, active);
    }

    private static CloudHsmCluster Fit(string clusterId, Call call)
    {
        var cluster = call.State.CloudHsm.Find(clusterId) ?? throw KeyStoreErrors.ClusterNotFound(clusterId);
        Check(cluster, HsmsToCreate);
        return cluster;
    }

    private static void Check(CloudHsmCluster cluster, int hsms)
    {
        if (!cluster.IsActive) throw KeyStoreErrors.ClusterNotActive(cluster.Id);
        if (cluster.ActiveHsms < hsms) throw KeyStoreErrors.TooFewHsms(cluster.Id, hsms, cluster.ActiveHsms);
    }
}
