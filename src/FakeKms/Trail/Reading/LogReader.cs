using System.Runtime.CompilerServices;
using FakeKms.Trail.Scanning;

namespace FakeKms.Trail.Reading;

/// <summary>Reads logs: all at once, in the order of the records' times, or one record after the other, in the order of the log.</summary>
internal static class LogReader
{
    /// <summary>All records of KMS. CloudTrail does not order those of a file, so that this does.</summary>
    public static IReadOnlyList<KmsEvent> Whole(IEnumerable<LogSource> logs)
    {
        var seen = new SeenRecords();
        KmsEvent[] records = [.. All(logs).Where(seen.IsNew).OrderBy(record => record.EventTime)];
        var aliases = new LoggedAliases();
        foreach (var record in records) record.Aliases = aliases.At(record);
        return records;
    }

    /// <summary>The records of KMS that are asked for, each of them once. What is not asked for is not kept.</summary>
    public static IEnumerable<KmsEvent> OneByOne(IEnumerable<LogSource> logs, Func<KmsEvent, bool>? where)
    {
        var picking = new Picking(where);
        foreach (var record in All(logs).Where(picking.Picks)) yield return record;
    }

    /// <inheritdoc cref="OneByOne"/>
    public static async IAsyncEnumerable<KmsEvent> OneByOneAsync(
        LogSource log, Func<KmsEvent, bool>? where, [EnumeratorCancellation] CancellationToken token = default)
    {
        var (reader, picking) = (new KmsEventReader(), new Picking(where));
        await foreach (var logged in LogRecords.OfAsync(log, token).ConfigureAwait(false))
        {
            if (logged.IsOfKms && reader.Read(logged) is var record && picking.Picks(record)) yield return record;
        }
    }

    private static IEnumerable<KmsEvent> All(IEnumerable<LogSource> logs)
    {
        var reader = new KmsEventReader();
        return logs.SelectMany(LogRecords.Of).Where(record => record.IsOfKms).Select(reader.Read);
    }

    private sealed class Picking(Func<KmsEvent, bool>? where)
    {
        private readonly LoggedAliases aliases = new();
        private readonly SeenRecords seen = new();

        public bool Picks(KmsEvent record)
        {
            record.Aliases = aliases.At(record);
            return where?.Invoke(record) != false && seen.IsNew(record);
        }
    }
}
