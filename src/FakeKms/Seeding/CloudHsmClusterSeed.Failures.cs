namespace FakeKms;

public sealed partial class CloudHsmClusterSeed
{
    /// <summary>
    /// The network does not let KMS through to the HSMs: a key store can be created, but fails to connect with <c>NETWORK_ERRORS</c>.
    /// <see cref="FakeCloudHsmCluster.MakeReachable"/> ends it.
    /// </summary>
    public CloudHsmClusterSeed Unreachable() => With(Cluster with { IsReachable = false });

    /// <summary>A subnet of the cluster was deleted: key stores fail to connect with <c>SUBNET_NOT_FOUND</c>, for good.</summary>
    public CloudHsmClusterSeed WithDeletedSubnet() => With(Cluster with { HasAllSubnets = false });

    /// <summary>
    /// A subnet of the cluster has no free address: key stores fail to connect with <c>INSUFFICIENT_FREE_ADDRESSES_IN_SUBNET</c>.
    /// <see cref="FakeCloudHsmCluster.FreeAddresses"/> ends it.
    /// </summary>
    public CloudHsmClusterSeed WithoutFreeAddresses() => With(Cluster with { HasFreeAddresses = false });

    /// <summary>
    /// The cluster has no free PKCS #11 session: key stores connect, but cryptographic operations, CreateKey and GenerateRandom answer
    /// <c>KMSInternalException</c>. <see cref="FakeCloudHsmCluster.FreeSessions"/> ends it.
    /// </summary>
    public CloudHsmClusterSeed WithoutFreeSessions() => With(Cluster with { HasFreeSessions = false });

    /// <summary>
    /// The crypto user <c>kmsuser</c> does not exist: key stores fail to connect with <c>USER_NOT_FOUND</c>. <see cref="FakeCloudHsmCluster.CreateKmsUser"/>
    /// makes one. It contradicts everything else that is said of that user.
    /// </summary>
    public CloudHsmClusterSeed WithoutKmsUser() => With(Cluster with { HasKmsUser = false });

    /// <summary>
    /// The crypto user <c>kmsuser</c> is locked out, as after five attempts with a wrong password: key stores fail to connect with <c>USER_LOCKED_OUT</c>.
    /// <see cref="FakeCloudHsmCluster.SetKmsUserPassword"/> ends it. It contradicts <see cref="WithoutKmsUser"/>.
    /// </summary>
    public CloudHsmClusterSeed WithLockedOutKmsUser() => With(Cluster with { IsKmsUserLockedOut = true });

    /// <summary>
    /// Somebody else than KMS is logged in as <c>kmsuser</c>: key stores fail to connect with <c>USER_LOGGED_IN</c>.
    /// <see cref="FakeCloudHsmCluster.LogOutKmsUser"/> ends it. It contradicts <see cref="WithoutKmsUser"/>.
    /// </summary>
    public CloudHsmClusterSeed WithLoggedInKmsUser() => With(Cluster with { IsKmsUserLoggedIn = true });

    /// <summary>
    /// KMS fails of itself when it connects a key store to the cluster: <c>INTERNAL_ERROR</c>. <see cref="FakeCloudHsmCluster.AllowConnections"/> ends it.
    /// </summary>
    public CloudHsmClusterSeed FailingConnections() => With(Cluster with { FailsConnections = true });

    /// <summary>
    /// The deletion of backing keys fails, and <c>DeleteKey</c> records say <c>FAILURE</c>. <see cref="FakeCloudHsmCluster.AllowDeletions"/> ends it.
    /// </summary>
    public CloudHsmClusterSeed FailingDeletions() => With(Cluster with { FailsDeletions = true });
}
