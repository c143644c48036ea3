using System.Diagnostics;
using System.Text.RegularExpressions;
using FakeKms.Model;
using FakeKms.Trail.Names;

namespace FakeKms.Trail.Assertions;

/// <summary>A kind of record that a test wants to see, or not to see, and how to say so.</summary>
[StackTraceHidden]
internal sealed partial class Wanted
{
    private readonly Func<KmsEvent, bool> predicate;
    private readonly string words;
    private readonly KmsEventCriteria criteria;
    private readonly Func<IReadOnlyList<KmsEvent>, IReadOnlyList<KmsEvent>> nearest;

    private Wanted(
        Func<KmsEvent, bool> predicate, string words, KmsEventCriteria criteria, Func<IReadOnlyList<KmsEvent>, IReadOnlyList<KmsEvent>> nearest) =>
        (this.predicate, this.words, this.criteria, this.nearest) = (predicate, words, criteria, nearest);

    public static Wanted Any { get; } = new(_ => true, "", new KmsEventCriteria(), _ => []);

    public static Wanted Where(Func<KmsEvent, bool> predicate, string expression, bool mayBeUnknown)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        ArgumentNullException.ThrowIfNull(expression);
        var words = BrokenLine().Replace(expression, " ");
        return new Wanted(predicate, " where " + words, NearMisses.Read(words), records => NearMisses.Among(records, expression))
        {
            Source = mayBeUnknown ? null : words,
        };
    }

    public static Wanted Of(string eventName)
    {
        var criteria = new KmsEventCriteria(eventName);
        return new Wanted(criteria.Holds, " of " + eventName, criteria, Alike) { Names = true };

        KmsEvent[] Alike(IReadOnlyList<KmsEvent> records) => [.. records.Where(record => NearMisses.IsLike(record.EventName, eventName))];
    }

    // A condition may ask for names of somebody's own.
    private bool Names { get; init; }

    // The text of a condition, if the names in it are to be known.
    private string? Source { get; init; }

    // The one of the user's that has the condition.
    private string Parameter { get; } = nameof(predicate);

    /// <summary>The records that are wanted, if there are as many as there must be.</summary>
    /// <param name="records">All records.</param>
    /// <param name="times">How many there must be; null for any but none.</param>
    public IReadOnlyList<KmsEvent> Check(IEnumerable<KmsEvent> records, int? times)
    {
        ArgumentNullException.ThrowIfNull(records);
        if (times is { } count) ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(times));
        var all = RecordList.Of(records);
        var found = new RecordList([.. Enumerable.Where(all, predicate)], all.Names, all.Whole);
        var holds = times is null ? found.Count > 0 : found.Count == times;
        if (Names) criteria.ThrowIfUnknown(all, holds);
        var doubt = found.Count == 0 && Source is not null ? KnownNames.Of(all).ObjectionToSource(Source) : null;
        if (holds && doubt is not null) throw new ArgumentException(doubt, Parameter);
        if (holds) return found;
        var near = found.Count < (times ?? 1) ? nearest([.. all.Except(found)]) : [];
        var expected = $"Expected {Number(times)}{ShortText.Value(words)}.{(doubt is null ? "" : Environment.NewLine + doubt)}";
        throw TrailReport.Failure(expected, all, found, near, criteria);
    }

    private static string Number(int? times) => times switch
    {
        null => "a record",
        0 => "no record",
        1 => "exactly 1 record",
        _ => $"exactly {times} records",
    };

    [GeneratedRegex(@"[ \t]*\r?\n[ \t]*")]
    private static partial Regex BrokenLine();
}
