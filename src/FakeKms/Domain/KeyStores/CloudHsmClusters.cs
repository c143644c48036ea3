namespace FakeKms.Domain.KeyStores;

/// <summary>
/// The CloudHSM clusters outside KMS. As long as none is declared every cluster id belongs to an active cluster that accepts everything;
/// once there is one, the others are unknown.
/// </summary>
internal sealed class CloudHsmClusters(IEnumerable<CloudHsmCluster> declared)
{
    private readonly Dictionary<string, CloudHsmCluster> clusters = declared.ToDictionary(cluster => cluster.Id, StringComparer.Ordinal);

    public IEnumerable<string> DeclaredIds => clusters.Keys.Order(StringComparer.Ordinal);

    public CloudHsmCluster? Find(string id) =>
        clusters.Count == 0 ? new CloudHsmCluster(id) : clusters.TryGetValue(id, out var cluster) && cluster.Exists ? cluster : null;

    /// <summary>A declared cluster, there or deleted.</summary>
    public CloudHsmCluster? Declared(string id) => clusters.GetValueOrDefault(id);

    public void Change(CloudHsmCluster cluster) => clusters[cluster.Id] = cluster;

    /// <summary>Whether two clusters come from the same backups; null when nothing is known of them.</summary>
    public bool? ShareHistory(string one, string other) =>
        one == other ? true
        : clusters.Count == 0 ? null
        : HistoryOf(one).Contains(other);

    public CloudHsmClusters Copy() => new(clusters.Values);

    private HashSet<string> HistoryOf(string id)
    {
        var links = clusters.Values.SelectMany(cluster => cluster.RelatedTo.Select(related => (cluster.Id, related))).ToArray();
        HashSet<string> history = [id];
        while (Array.FindIndex(links, link => history.Contains(link.Id) != history.Contains(link.related)) is >= 0 and var next)
            history.UnionWith([links[next].Id, links[next].related]);
        return history;
    }
}
