namespace FakeKms.Scenarios.Replay;

/// <summary>
/// The order in which records are replayed: that of their times. CloudTrail's times are whole seconds and its files have no order, so that within a second
/// a key is put before what uses it.
/// </summary>
internal static class LogOrder
{
    public static IReadOnlyList<LoggedEvent> Of(IEnumerable<LoggedEvent> events) =>
        [.. events.OrderBy(logged => logged.Record.EventTime).GroupBy(logged => logged.Record.EventTime).SelectMany(Causal)];

    private static IEnumerable<LoggedEvent> Causal(IGrouping<DateTimeOffset, LoggedEvent> second)
    {
        var left = second.ToList();
        var creations = left.Where(logged => logged.Creates is not null).ToList();
        while (left.Count > 0)
        {
            var next = left.Find(logged => !creations.Exists(other => other != logged && logged.Keys.Contains(other.Creates!.Value))) ?? left[0];
            left.Remove(next);
            creations.Remove(next);
            yield return next;
        }
    }
}
