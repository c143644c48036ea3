namespace FakeKms.Replay.Log;

/// <summary>
/// The order in which records are replayed: that of their times. CloudTrail's times are whole seconds and its files have no order, so that within a second
/// a key or a key store is put before what uses it.
/// </summary>
internal static class LogOrder
{
    public static IReadOnlyList<LoggedEvent> Of(IEnumerable<LoggedEvent> events) =>
        [.. events.OrderBy(logged => logged.Record.EventTime).GroupBy(logged => logged.Record.EventTime).SelectMany(Causal)];

    private static IEnumerable<LoggedEvent> Causal(IGrouping<DateTimeOffset, LoggedEvent> second)
    {
        var left = second.ToList();
        var awaited = left.Select(logged => logged.Creates).OfType<KeyArn>().GroupBy(key => key).ToDictionary(group => group.Key, group => group.Count());
        var stores = left.Select(LoggedStore.MadeBy).OfType<string>().ToHashSet(StringComparer.Ordinal);
        while (left.Count > 0)
        {
            var next = left.Find(logged => !Waits(logged, awaited) && !Waits(logged, stores)) ?? left[0];
            left.Remove(next);
            if (next.Creates is { } made) awaited[made]--;
            if (LoggedStore.MadeBy(next) is { } store) stores.Remove(store);
            yield return next;
        }
    }

    // For another record that makes one of its keys.
    private static bool Waits(LoggedEvent logged, Dictionary<KeyArn, int> awaited) =>
        logged.Keys.Any(key => awaited.TryGetValue(key, out var creations) && creations > (logged.Creates == key ? 1 : 0));

    private static bool Waits(LoggedEvent logged, HashSet<string> stores) => LoggedStore.IdIn(logged) is { } store && stores.Contains(store);
}
