using FakeKms.Engine.State;

namespace FakeKms;

public sealed partial class FakeKmsServer
{
    /// <summary>A CloudHSM cluster that the server was started with, as it is now. A test can change it while the server runs.</summary>
    /// <param name="clusterId">The cluster id.</param>
    /// <exception cref="ArgumentException">No such cluster was declared.</exception>
    public FakeCloudHsmCluster CloudHsmCluster(string clusterId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clusterId);
        var known = pipeline.Outside(state => state.CloudHsm.Declared(clusterId) is null ? string.Join(", ", state.CloudHsm.DeclaredIds) : null);
        if (known is not null)
        {
            throw new ArgumentException(
                $"No CloudHSM cluster '{clusterId}' was declared: {(known.Length == 0 ? "none was" : $"only {known}")}. " +
                $"Start the server with WithCloudHsmCluster(\"{clusterId}\").",
                nameof(clusterId));
        }
        return new FakeCloudHsmCluster(
            clusterId,
            () => pipeline.Outside(state => state.CloudHsm.Declared(clusterId)!),
            change => pipeline.Outside(state =>
            {
                state.CloudHsm.Change(change(state.CloudHsm.Declared(clusterId)!));
                return true;
            }),
            key => pipeline.Outside(state => DeleteBackingKey(state, clusterId, key)));
    }

    // The keys of a cluster live on in the clusters that are restored from its backups, and can be deleted there as well.
    private bool DeleteBackingKey(KmsState state, string clusterId, string key)
    {
        var found = KeyLookup.Find(state, key) ?? throw UnknownKey(key);
        if (found.KeyStore is not { CloudHsm: { } association } store || state.CloudHsm.ShareHistory(clusterId, association.ClusterId) != true)
        {
            throw new ArgumentException(
                $"The key {found.Arn} has no backing key in {clusterId}: it is not in a key store of that cluster or of one that shares its backup history.",
                nameof(key));
        }
        state.CloudHsm.Change(state.CloudHsm.Declared(clusterId)!.Without(found.KeyId));
        state.Connections.LookForKeys(store, state.Settings.Time.GetUtcNow());
        return true;
    }
}
