namespace FakeKms;

public sealed partial class FakeCloudHsmCluster
{
    /// <summary>Whether the network lets KMS through to the HSMs.</summary>
    public bool IsReachable => read().IsReachable;

    /// <summary>Whether all subnets of the cluster are there.</summary>
    public bool HasAllSubnets => read().HasAllSubnets;

    /// <summary>Whether each subnet has a free address for KMS.</summary>
    public bool HasFreeAddresses => read().HasFreeAddresses;

    /// <summary>Whether the cluster has free PKCS #11 sessions.</summary>
    public bool HasFreeSessions => read().HasFreeSessions;

    /// <summary>Whether KMS fails of itself when it connects a key store to the cluster.</summary>
    public bool FailsConnections => read().FailsConnections;

    /// <summary>Whether the deletion of backing keys fails.</summary>
    public bool FailsDeletions => read().FailsDeletions;

    /// <summary>The key ids of the KMS keys whose backing keys <see cref="DeleteBackingKey"/> has deleted.</summary>
    public IReadOnlyList<string> DeletedBackingKeys => read().LostKeys;

    /// <summary>
    /// The network does not let KMS through to the HSMs from here on. A store that connects fails with <c>NETWORK_ERRORS</c>. One that is connected stays so
    /// and its keys stay <c>Enabled</c>, but cryptographic operations answer <c>KMSInvalidStateException</c> with the text "KMS cannot communicate with your
    /// CloudHSM cluster", dry runs among them; CreateKey and GenerateRandom answer <c>DependencyTimeoutException</c>. Backing keys are not deleted.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/fix-keystore.html#fix-keystore-communication"/></remarks>
    /// <exception cref="InvalidOperationException">The cluster was deleted, for good.</exception>
    public void MakeUnreachable() => Change(cluster => cluster with { IsReachable = false });

    /// <summary>The network lets KMS through again.</summary>
    /// <exception cref="InvalidOperationException">The cluster was deleted, for good.</exception>
    public void MakeReachable() => Change(cluster => cluster with { IsReachable = true });

    /// <summary>
    /// Deletes a subnet of the cluster: key stores fail to connect, with <c>SUBNET_NOT_FOUND</c>. Nothing brings it back: AWS asks for another cluster, made
    /// from a backup. A store that is connected does not notice.
    /// </summary>
    /// <exception cref="InvalidOperationException">The cluster was deleted, for good.</exception>
    public void DeleteSubnet() => Change(cluster => cluster with { HasAllSubnets = false });

    /// <summary>
    /// A subnet of the cluster has no free address from here on: key stores fail to connect, with <c>INSUFFICIENT_FREE_ADDRESSES_IN_SUBNET</c>. A store that
    /// is connected has its addresses.
    /// </summary>
    /// <exception cref="InvalidOperationException">The cluster was deleted, for good.</exception>
    public void UseUpAddresses() => Change(cluster => cluster with { HasFreeAddresses = false });

    /// <summary>Each subnet has free addresses again.</summary>
    /// <exception cref="InvalidOperationException">The cluster was deleted, for good.</exception>
    public void FreeAddresses() => Change(cluster => cluster with { HasFreeAddresses = true });

    /// <summary>
    /// The cluster has no free PKCS #11 session from here on, as in a burst of calls: cryptographic operations, CreateKey and GenerateRandom answer
    /// <c>KMSInternalException</c> (HTTP 500), which SDKs retry. Key stores connect.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/fix-keystore.html#fix-cmk-failed"/></remarks>
    /// <exception cref="InvalidOperationException">The cluster was deleted, for good.</exception>
    public void UseUpSessions() => Change(cluster => cluster with { HasFreeSessions = false });

    /// <summary>The cluster has free sessions again.</summary>
    /// <exception cref="InvalidOperationException">The cluster was deleted, for good.</exception>
    public void FreeSessions() => Change(cluster => cluster with { HasFreeSessions = true });

    /// <summary>KMS fails of itself from here on when it connects a key store to the cluster: <c>INTERNAL_ERROR</c>.</summary>
    /// <exception cref="InvalidOperationException">The cluster was deleted, for good.</exception>
    public void FailConnections() => Change(cluster => cluster with { FailsConnections = true });

    /// <summary>KMS connects key stores to the cluster again.</summary>
    /// <exception cref="InvalidOperationException">The cluster was deleted, for good.</exception>
    public void AllowConnections() => Change(cluster => cluster with { FailsConnections = false });

    /// <summary>
    /// The deletion of backing keys fails from here on. KMS keys are deleted all the same; their <c>DeleteKey</c> records say <c>FAILURE</c> in
    /// <c>backingKeysDeletionStatus</c>, as they do for a store that is not connected and a cluster that KMS cannot reach or log in to.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/fix-keystore.html#fix-keystore-orphaned-key"/></remarks>
    /// <exception cref="InvalidOperationException">The cluster was deleted, for good.</exception>
    public void FailDeletions() => Change(cluster => cluster with { FailsDeletions = true });

    /// <summary>The deletion of backing keys succeeds again.</summary>
    /// <exception cref="InvalidOperationException">The cluster was deleted, for good.</exception>
    public void AllowDeletions() => Change(cluster => cluster with { FailsDeletions = false });

    /// <summary>
    /// Somebody deletes the key in the cluster that is behind a KMS key. Cryptographic operations with the KMS key fail from here on, with
    /// <c>KMSInvalidStateException</c>. AWS says that its state eventually changes to <c>Unavailable</c>: it does for the next call or, with
    /// <see cref="FakeKmsBuilder.WithTransitionTime"/>, after that time on the clock; a store that is not connected finds out when it connects. A second call
    /// changes nothing.
    /// </summary>
    /// <remarks>
    /// Nothing brings the key back in this cluster. As in AWS, a cluster that was made from an older backup
    /// (<see cref="CloudHsmClusterSeed.RelatedTo"/>) still has it: disconnect the store, give it that cluster with UpdateCustomKeyStore, and connect it.
    /// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/fix-keystore.html#fix-keystore-recover-backing-key"/>
    /// </remarks>
    /// <param name="key">The KMS key: its key id, key ARN, alias name or alias ARN, looked up as <see cref="FakeKmsServer.Key"/> does.</param>
    /// <exception cref="ArgumentException">There is no such key, or it is in no key store of this cluster or of a related one.</exception>
    /// <exception cref="InvalidOperationException">The cluster was deleted, for good.</exception>
    public void DeleteBackingKey(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (!Exists) throw Gone();
        deleteBackingKey(key);
    }
}
