namespace FakeKms.Domain.KeyStores;

/// <summary>
/// The CloudHSM clusters outside KMS. As long as none is declared every cluster id belongs to an active cluster that accepts everything;
/// once there is one, the others are unknown.
/// </summary>
internal sealed class CloudHsmClusters(IReadOnlyList<Func<CloudHsmCluster>> declared)
{
    public CloudHsmCluster? Find(string id) =>
        declared.Count == 0 ? new CloudHsmCluster(id) : Declared().FirstOrDefault(cluster => cluster.Id == id && cluster.Exists);

    /// <summary>Whether two clusters come from the same backups; null when nothing is known of them.</summary>
    public bool? ShareHistory(string one, string other) =>
        one == other ? true
        : declared.Count == 0 ? null
        : HistoryOf(one).Contains(other);

    private HashSet<string> HistoryOf(string id)
    {
        var links = Declared().SelectMany(cluster => cluster.RelatedTo.Select(related => (cluster.Id, related))).ToArray();
        HashSet<string> history = [id];
        while (Array.FindIndex(links, link => history.Contains(link.Id) != history.Contains(link.related)) is >= 0 and var next)
            history.UnionWith([links[next].Id, links[next].related]);
        return history;
    }

    private IEnumerable<CloudHsmCluster> Declared() => declared.Select(read => read());
}
