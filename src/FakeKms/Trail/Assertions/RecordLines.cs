using System.Globalization;
using System.Text;
using FakeKms.Trail.Records;

namespace FakeKms.Trail.Assertions;

/// <summary>Records as a failure prints them: a line each, marks before those that matter, and no more of them than somebody reads.</summary>
internal sealed class RecordLines
{
    private const int Explained = 3;

    private readonly IReadOnlyList<KmsEvent> records;

    // By reference: a record is equal to no other one.
    private readonly HashSet<KmsEvent> found;
    private readonly HashSet<KmsEvent> near;

    public RecordLines(IReadOnlyList<KmsEvent> records, IEnumerable<KmsEvent> found, IEnumerable<KmsEvent> near) =>
        (this.records, this.found, this.near) = (records, [.. found], [.. near]);

    /// <summary>The names of keys as the test has them.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>How a record that comes near differs from what is expected.</summary>
    public Func<KmsEvent, IReadOnlyList<string>> Differences { get; init; } = _ => [];

    /// <summary>The lines, each with a line break before it.</summary>
    public override string ToString()
    {
        var shown = Shown();
        var lines = KmsEventLine.Aligned(shown, Asked);
        var (text, explained) = (new StringBuilder(), 0);
        for (var i = 0; i < shown.Count; i++)
        {
            var isNear = near.Contains(shown[i]);
            text.AppendLine().Append(found.Contains(shown[i]) ? "  > " : isNear ? "  ~ " : "    ").Append(lines[i]);
            if (!isNear || explained++ >= Explained) continue;
            foreach (var difference in Differences(shown[i])) text.AppendLine().Append("        ").Append(difference);
        }
        var more = records.Count - shown.Count;
        if (more > 0) text.AppendLine().Append(CultureInfo.InvariantCulture, $"    and {more:N0} more; KmsTrailAssertions.RecordsShown is how many are shown.");
        return text.ToString();
    }

    // What is marked comes first, then what happened last; all of it in the order of the records.
    private IReadOnlyList<KmsEvent> Shown()
    {
        var most = KmsTrailAssertions.RecordsShown;
        if (records.Count <= most) return records;
        var kept = Enumerable.Range(0, records.Count).Where(i => found.Contains(records[i]) || near.Contains(records[i])).Take(most).ToHashSet();
        for (var i = records.Count - 1; kept.Count < most; i--) kept.Add(i);
        return [.. kept.Order().Select(i => records[i])];
    }
}
