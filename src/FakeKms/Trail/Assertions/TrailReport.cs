using System.Text;

namespace FakeKms.Trail.Assertions;

/// <summary>The message of a failed assertion: what was expected, what was found, and all records with marks before those that matter.</summary>
internal static class TrailReport
{
    public static KmsAssertionException Failure(
        string expected, IReadOnlyCollection<KmsEvent> records, IReadOnlyCollection<KmsEvent> found, IReadOnlyCollection<KmsEvent> near)
    {
        var text = new StringBuilder(expected).AppendLine().Append(Found(records.Count, found.Count, near.Count)).AppendLine();
        foreach (var record in records) text.AppendLine().Append(found.Contains(record) ? "  > " : near.Contains(record) ? "  ~ " : "    ").Append(record);
        return new KmsAssertionException(text.ToString());
    }

    private static string Found(int records, int found, int near)
    {
        if (records == 0) return "There are no records.";
        var among = records == 1 ? "1 record" : $"{records} records";
        var marks = (found, near) switch
        {
            (0, 0) => "none",
            (0, _) => "none, but those marked ~ come near",
            (_, 0) => $"{found}, marked >",
            _ => $"{found}, marked >, and others that come near, marked ~",
        };
        return $"Found in {among}: {marks}.";
    }
}
