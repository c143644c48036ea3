using System.Diagnostics;
using System.Text.RegularExpressions;

namespace FakeKms.Trail.Assertions;

/// <summary>A kind of record that a test wants to see, or not to see, and how to say so.</summary>
[StackTraceHidden]
internal sealed partial class Wanted
{
    private readonly Func<KmsEvent, bool> predicate;
    private readonly string words;
    private readonly Func<IReadOnlyList<KmsEvent>, IReadOnlyList<KmsEvent>> nearest;

    private Wanted(Func<KmsEvent, bool> predicate, string words, Func<IReadOnlyList<KmsEvent>, IReadOnlyList<KmsEvent>> nearest) =>
        (this.predicate, this.words, this.nearest) = (predicate, words, nearest);

    public static Wanted Any { get; } = new(_ => true, "", _ => []);

    public static Wanted Where(Func<KmsEvent, bool> predicate, string expression)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        ArgumentNullException.ThrowIfNull(expression);
        return new Wanted(predicate, " where " + BrokenLine().Replace(expression, " "), records => NearMisses.Among(records, expression));
    }

    public static Wanted Of(string eventName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(eventName);
        return new Wanted(
            record => record.EventName == eventName,
            " of " + eventName,
            records => [.. records.Where(record => NearMisses.IsLike(record.EventName, eventName))]);
    }

    /// <summary>The records that are wanted, if there are as many as there must be.</summary>
    /// <param name="records">All records.</param>
    /// <param name="times">How many there must be; null for any but none.</param>
    public IReadOnlyList<KmsEvent> Check(IEnumerable<KmsEvent> records, int? times)
    {
        ArgumentNullException.ThrowIfNull(records);
        if (times is { } count) ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(times));
        var all = records.ToArray();
        KmsEvent[] found = [.. all.Where(predicate)];
        if (times is null ? found.Length > 0 : found.Length == times) return found;
        var near = found.Length < (times ?? 1) ? nearest([.. all.Except(found)]) : [];
        throw TrailReport.Failure($"Expected {Number(times)}{words}.", all, found, near);
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
