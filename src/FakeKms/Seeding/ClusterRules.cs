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
        if (!cluster.Exists && !cluster.IsActive)
        {
            return $"{nameof(CloudHsmClusterSeed.Deleted)} and {nameof(CloudHsmClusterSeed.Inactive)} contradict each other: " +
                "a cluster that is gone is neither active nor inactive. Leave one of them out.";
        }
        if (cluster.RelatedTo.Contains(cluster.Id)) return "it cannot be related to itself.";
        return cluster.RelatedTo.FirstOrDefault(other => declared.All(known => known.Id != other)) is { } unknown
            ? $"it is related to {unknown}, which was not declared. Declare that one too: WithCloudHsmCluster(\"{unknown}\")."
            : null;
    }
}
