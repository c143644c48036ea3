using FakeKms.Domain.KeyStores;

namespace FakeKms.Seeding;

/// <summary>Refuses declared clusters that CloudHSM cannot have.</summary>
internal static class ClusterRules
{
    public static void Check(IReadOnlyList<CloudHsmCluster> clusters)
    {
        foreach (var cluster in clusters)
        {
            if (Mistake(cluster, clusters) is { } mistake) throw new ArgumentException($"There is no cluster like {cluster.Id}: {mistake}");
        }
    }

    private static string? Mistake(CloudHsmCluster cluster, IReadOnlyList<CloudHsmCluster> declared)
    {
        if (!cluster.Exists && OfThoseThatAreThere(cluster) is { } there)
        {
            return $"{nameof(CloudHsmClusterSeed.Deleted)} and {there} contradict each other: " +
                "a cluster that is gone is neither active nor inactive, and nothing else can be wrong with it. Leave one of them out.";
        }
        if (!cluster.HasKmsUser && OfKmsUser(cluster) is { } user)
        {
            return $"{nameof(CloudHsmClusterSeed.WithoutKmsUser)} and {user} contradict each other: " +
                "there is nobody to have a password, to be locked out or to be logged in. Leave one of them out.";
        }
        if (cluster.RelatedTo.Contains(cluster.Id)) return "it cannot be related to itself.";
        return cluster.RelatedTo.FirstOrDefault(other => declared.All(known => known.Id != other)) is { } unknown
            ? $"it is related to {unknown}, which was not declared. Declare that one too: WithCloudHsmCluster(\"{unknown}\")."
            : null;
    }

    private static string? OfThoseThatAreThere(CloudHsmCluster cluster) =>
        !cluster.IsActive ? nameof(CloudHsmClusterSeed.Inactive)
        : !cluster.IsReachable ? nameof(CloudHsmClusterSeed.Unreachable)
        : !cluster.HasAllSubnets ? nameof(CloudHsmClusterSeed.WithDeletedSubnet)
        : !cluster.HasFreeAddresses ? nameof(CloudHsmClusterSeed.WithoutFreeAddresses)
        : !cluster.HasFreeSessions ? nameof(CloudHsmClusterSeed.WithoutFreeSessions)
        : !cluster.HasKmsUser ? nameof(CloudHsmClusterSeed.WithoutKmsUser)
        : cluster.FailsConnections ? nameof(CloudHsmClusterSeed.FailingConnections)
        : cluster.FailsDeletions ? nameof(CloudHsmClusterSeed.FailingDeletions)
        : cluster.IsKmsUserLockedOut || cluster.IsKmsUserLoggedIn ? OfKmsUser(cluster)
        : null;

    private static string? OfKmsUser(CloudHsmCluster cluster) =>
        cluster.IsKmsUserLockedOut ? nameof(CloudHsmClusterSeed.WithLockedOutKmsUser)
        : cluster.IsKmsUserLoggedIn ? nameof(CloudHsmClusterSeed.WithLoggedInKmsUser)
        : cluster.KmsUserPassword is not null ? nameof(CloudHsmClusterSeed.WithKmsUserPassword)
        : null;
}
