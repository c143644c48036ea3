using Amazon.KeyManagementService;

namespace FakeKms.Domain.KeyStores;

/// <summary>
/// What keeps KMS from connecting a key store to its cluster. Of several obstacles the one counts that KMS meets first: AWS documents what it does, not which
/// of two errors wins. It finds the cluster and its HSMs, sets up an address in each subnet, reaches the HSMs, logs in as <c>kmsuser</c>, and changes the
/// password, which another session of that user prevents. An error of KMS itself is scripted for a cluster, and comes before all that is wrong with it.
/// </summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/connect-keystore.html"/>
/// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/fix-keystore.html#fix-keystore-failed"/>
/// </remarks>
internal static class CloudHsmObstacles
{
    public static ConnectionErrorCodeType? To(CloudHsmCluster? cluster, string password) =>
        cluster is null ? ConnectionErrorCodeType.CLUSTER_NOT_FOUND
        : cluster.FailsConnections ? ConnectionErrorCodeType.INTERNAL_ERROR
        : !cluster.IsActive || cluster.ActiveHsms == 0 ? ConnectionErrorCodeType.INSUFFICIENT_CLOUDHSM_HSMS
        : !cluster.HasAllSubnets ? ConnectionErrorCodeType.SUBNET_NOT_FOUND
        : !cluster.HasFreeAddresses ? ConnectionErrorCodeType.INSUFFICIENT_FREE_ADDRESSES_IN_SUBNET
        : !cluster.IsReachable ? ConnectionErrorCodeType.NETWORK_ERRORS
        : LogIn(cluster, password);

    // A lock-out is the answer to every password.
    private static ConnectionErrorCodeType? LogIn(CloudHsmCluster cluster, string password) =>
        !cluster.HasKmsUser ? ConnectionErrorCodeType.USER_NOT_FOUND
        : cluster.IsKmsUserLockedOut ? ConnectionErrorCodeType.USER_LOCKED_OUT
        : !cluster.Accepts(password) ? ConnectionErrorCodeType.INVALID_CREDENTIALS
        : cluster.IsKmsUserLoggedIn ? ConnectionErrorCodeType.USER_LOGGED_IN
        : null;
}
