using System.Globalization;
using System.Text.Json.Nodes;

namespace FakeKms.Tool.Control;

/// <summary>The timeline of a running fake: the page of the trail, which loads itself again when there is something new.</summary>
internal static class LivePage
{
    /// <summary>More would keep the browser busy each time that a record comes.</summary>
    public const int LongestTrail = 2000;

    // The page asks nobody for anything; this one asks where it came from.
    private const string Closed = "default-src 'none';";
    private const string Open = "default-src 'none'; connect-src 'self';";
    private const string End = "</body>";

    public static string Of(KmsTrail trail)
    {
        var records = trail.Since(0);
        var title = records.Count <= LongestTrail
            ? "Live timeline"
            : string.Create(CultureInfo.InvariantCulture, $"Live timeline, the last {LongestTrail:N0} of {records.Count:N0} records");
        var page = records.TakeLast(LongestTrail).ToHtml(title);
        var (policy, end) = (page.IndexOf(Closed, StringComparison.Ordinal), page.LastIndexOf(End, StringComparison.Ordinal));
        return $"{page[..policy]}{Open}{page[(policy + Closed.Length)..end]}{Script(records)}{page[end..]}";
    }

    private static string Script(IReadOnlyList<KmsEvent> records)
    {
        var seen = new JsonObject { ["records"] = records.Count, ["lastEventId"] = records.Count == 0 ? null : records[^1].EventID };
        using var stream = typeof(LivePage).Assembly.GetManifestResourceStream("FakeKms.Tool.live.js")!;
        using var reader = new StreamReader(stream);
        // The default encoder of JSON leaves no < as it is.
        return $"<p id=\"live\" role=\"status\"></p>\n<script>\nconst seen = {seen.ToJsonString()};\n{reader.ReadToEnd()}</script>\n";
    }
}
