namespace FakeKms.Tests.Operations.CustomKeyStores.CloudHsm;

/// <summary>Something that goes wrong with the cluster of a connected key store, and what follows for operations with a key and without one.</summary>
internal sealed record ClusterTrouble(string Name, Action<FakeCloudHsmCluster> Arise, Action<FakeCloudHsmCluster>? Lift)
{
    /// <summary>The error of cryptographic operations; null when there is none.</summary>
    public string? WithKey { get; init; }

    public string? OfGenerateRandom { get; init; }

    public string? OfCreateKey { get; init; }

    public static IReadOnlyList<ClusterTrouble> All { get; } =
    [
        Unreachable("the network lets nothing through", cluster => cluster.MakeUnreachable(), cluster => cluster.MakeReachable()),
        TooSmall(0) with { WithKey = ClusterStore.Unreachable, OfGenerateRandom = ClusterStore.TimedOut },
        TooSmall(1),
        Unreachable("it is not active", cluster => cluster.Deactivate(), cluster => cluster.Activate()) with { OfCreateKey = TooFewHsms(0) },
        Unreachable("it was deleted", cluster => cluster.Delete(), null) with { OfCreateKey = TooFewHsms(0) },
        new("it has no free sessions", cluster => cluster.UseUpSessions(), cluster => cluster.FreeSessions())
        {
            WithKey = ClusterStore.NoSessions, OfGenerateRandom = ClusterStore.NoSessions, OfCreateKey = ClusterStore.NoSessions,
        },
        Harmless("its addresses are used up", cluster => cluster.UseUpAddresses()),
        Harmless("a subnet was deleted", cluster => cluster.DeleteSubnet()),
        Harmless("kmsuser has another password", cluster => cluster.SetKmsUserPassword("another-password")),
        Harmless("kmsuser is locked out", cluster => cluster.LockOutKmsUser()),
        Harmless("kmsuser was deleted", cluster => cluster.DeleteKmsUser()),
        Harmless("somebody is logged in as kmsuser", cluster => cluster.LogInKmsUser()),
        Harmless("KMS fails to connect", cluster => cluster.FailConnections()),
        Harmless("deletions fail", cluster => cluster.FailDeletions()),
    ];

    private static ClusterTrouble Unreachable(string name, Action<FakeCloudHsmCluster> arise, Action<FakeCloudHsmCluster>? lift) => new(name, arise, lift)
    {
        WithKey = ClusterStore.Unreachable,
        OfGenerateRandom = ClusterStore.TimedOut,
        OfCreateKey = ClusterStore.TimedOut,
    };

    // Whoever is in no way of the connection now may be in that of the next one.
    private static ClusterTrouble Harmless(string name, Action<FakeCloudHsmCluster> arise) => new(name, arise, null);

    private static ClusterTrouble TooSmall(int hsms) =>
        new($"it has {hsms} HSMs", cluster => cluster.SetActiveHsms(hsms), cluster => cluster.SetActiveHsms(2)) { OfCreateKey = TooFewHsms(hsms) };

    private static string TooFewHsms(int hsms) =>
        $"CloudHsmClusterInvalidConfigurationException: The CloudHSM cluster {KeyStoreRequests.Cluster} has {hsms} active HSMs; this operation needs at least 2.";
}
