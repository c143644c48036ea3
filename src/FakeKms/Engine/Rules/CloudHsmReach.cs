using FakeKms.Domain.KeyStores;
using FakeKms.Engine.Calls;

namespace FakeKms.Engine.Rules;

/// <summary>
/// Whether the cluster behind a connected CloudHSM key store does what KMS asks of it. Its keys are Enabled all the while and the store stays CONNECTED:
/// nothing but the failures shows it. A dry run asks the cluster as well, since its answer is that the call would have succeeded.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/fix-keystore.html#fix-cmk-failed"/></remarks>
internal static class CloudHsmReach
{
    /// <summary>For cryptographic operations: KMS needs the cluster of each key that is in one.</summary>
    public static void CheckKeys(Call call)
    {
        foreach (var key in call.Keys)
        {
            if (key.KeyStore?.CloudHsm is not { ClusterId: var clusterId }) continue;
            if (call.State.CloudHsm.Find(clusterId) is not { Answers: true } cluster) throw KeyStoreErrors.ClusterUnreachable();
            if (!cluster.HasFreeSessions) throw KeyStoreErrors.NoSessions(clusterId);
            if (cluster.HasLost(key.KeyId)) throw KeyStoreErrors.BackingKeyMissing(key.Arn, clusterId);
        }
    }

    /// <summary>For what KMS asks of a cluster without a key: a new key, and random bytes.</summary>
    public static void CheckStore(KeyStore store, Call call)
    {
        if (store.CloudHsm is not { ClusterId: var clusterId }) return;
        if (call.State.CloudHsm.Find(clusterId) is not { Answers: true } cluster) throw KeyStoreErrors.ClusterTimeout();
        if (!cluster.HasFreeSessions) throw KeyStoreErrors.NoSessions(clusterId);
    }
}
