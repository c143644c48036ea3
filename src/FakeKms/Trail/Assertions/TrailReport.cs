namespace FakeKms.Trail.Assertions;

/// <summary>The message of a failed assertion: what was expected, what was found, and the records.</summary>
internal static class TrailReport
{
    public static KmsAssertionException Failure(
        string expected,
        IReadOnlyList<KmsEvent> records,
        IReadOnlyCollection<KmsEvent> found,
        IReadOnlyCollection<KmsEvent> near,
        KmsEventCriteria? criteria = null)
    {
        var lines = new RecordLines(records, found, near) { Asked = criteria?.Keys ?? [], Differences = record => criteria?.Differences(record) ?? [] };
        var newLine = Environment.NewLine;
        return new KmsAssertionException($"{expected}{newLine}{Found(records.Count, found.Count, near.Count)}{newLine}{lines}");
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
