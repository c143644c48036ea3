using Amazon.KeyManagementService;

namespace FakeKms.Tests.Operations.CustomKeyStores.CloudHsm;

/// <summary>Something that keeps a key store from connecting: the code that shows it, and the three ways to script it.</summary>
internal sealed record ClusterObstacle(
    ConnectionErrorCodeType Code, Action<FakeCloudHsmCluster> Arise, Action<FakeCloudHsmCluster>? Lift, Action<CloudHsmClusterSeed>? FromStart)
{
    /// <summary>In the order in which they count when there are several.</summary>
    public static IReadOnlyList<ClusterObstacle> All { get; } =
    [
        // No store can be made for a cluster that is gone or has no HSMs, so these two arise while the store connects.
        new(ConnectionErrorCodeType.CLUSTER_NOT_FOUND, cluster => cluster.Delete(), null, null),
        new(
            ConnectionErrorCodeType.INTERNAL_ERROR, cluster => cluster.FailConnections(), cluster => cluster.AllowConnections(), cluster => cluster.FailingConnections()),
        new(ConnectionErrorCodeType.INSUFFICIENT_CLOUDHSM_HSMS, cluster => cluster.SetActiveHsms(0), cluster => cluster.SetActiveHsms(1), null),
        new(ConnectionErrorCodeType.SUBNET_NOT_FOUND, cluster => cluster.DeleteSubnet(), null, cluster => cluster.WithDeletedSubnet()),
        new(
            ConnectionErrorCodeType.INSUFFICIENT_FREE_ADDRESSES_IN_SUBNET,
            cluster => cluster.UseUpAddresses(), cluster => cluster.FreeAddresses(), cluster => cluster.WithoutFreeAddresses()),
        new(ConnectionErrorCodeType.NETWORK_ERRORS, cluster => cluster.MakeUnreachable(), cluster => cluster.MakeReachable(), cluster => cluster.Unreachable()),
        new(
            ConnectionErrorCodeType.USER_NOT_FOUND, cluster => cluster.DeleteKmsUser(), cluster => cluster.CreateKmsUser(KeyStoreRequests.Password), cluster => cluster.WithoutKmsUser()),
        new(
            ConnectionErrorCodeType.USER_LOCKED_OUT,
            cluster => cluster.LockOutKmsUser(), cluster => cluster.SetKmsUserPassword(KeyStoreRequests.Password), cluster => cluster.WithLockedOutKmsUser()),
        new(
            ConnectionErrorCodeType.INVALID_CREDENTIALS,
            cluster => cluster.SetKmsUserPassword("another-password"), cluster => cluster.SetKmsUserPassword(KeyStoreRequests.Password),
            cluster => cluster.WithKmsUserPassword("another-password")),
        new(
            ConnectionErrorCodeType.USER_LOGGED_IN, cluster => cluster.LogInKmsUser(), cluster => cluster.LogOutKmsUser(), cluster => cluster.WithLoggedInKmsUser()),
    ];

    public override string ToString() => Code.Value;
}
