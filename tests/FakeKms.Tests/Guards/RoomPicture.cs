namespace FakeKms.Tests.Guards;

/// <summary>The rooms and their uses as a Mermaid picture. A use that follows from others is left out, as is the front door, which uses all.</summary>
internal static class RoomPicture
{
    public static string Of(IEnumerable<FolderUse> uses)
    {
        var edges = uses.Select(use => (From: RoomOf(use.From), To: RoomOf(use.To)))
            .Where(edge => edge.From != edge.To && edge.From.Length > 0)
            .Distinct().ToArray();
        var arrows = edges.Where(edge => !FollowsFromOthers(edges, edge)).Order().Select(edge => $"    {edge.From} --> {edge.To}");
        return string.Join('\n', ["```mermaid", "flowchart TD", .. arrows, "```"]);
    }

    private static string RoomOf(string folder) => folder.Split('/')[0];

    private static bool FollowsFromOthers((string From, string To)[] edges, (string From, string To) edge) =>
        edges.Any(first => first.From == edge.From && first.To != edge.To && Reaches(edges, first.To, edge.To));

    private static bool Reaches((string From, string To)[] edges, string from, string to) =>
        from == to || edges.Any(edge => edge.From == from && Reaches(edges, edge.To, to));
}
