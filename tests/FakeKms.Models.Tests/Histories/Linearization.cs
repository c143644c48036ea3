using FakeKms.Models.Tests.Commands;
using FakeKms.Models.Tests.Model;

namespace FakeKms.Models.Tests.Histories;

/// <summary>
/// Looks for one order of the calls of a history in which the model answers what was answered, and in which no call comes before one that had ended when
/// it began: then the history is linearizable (Herlihy and Wing 1990; the search is Wing and Gong's of 1993).
/// </summary>
/// <remarks>
/// It is written here because CsCheck's checks of concurrency compare the state at the end alone: they accept an answer that no order explains, as long as
/// some order ends in the same state.
/// </remarks>
internal sealed class Linearization(History history, bool byTheTrail)
{
    private readonly HashSet<string> seen = [];
    private int deepest = -1;

    /// <summary>Where the order that came furthest ended: a call, what it answered, and what the model would have.</summary>
    public string Obstacle { get; private set; } = "";

    /// <summary>Whether there is such an order at all.</summary>
    public static bool Exists(History history) => new Linearization(history, byTheTrail: false).Explains();

    /// <summary>Whether the order of the records is one: the calls in it leave these records, with what was due between them.</summary>
    public static bool IsOrderOfTrail(History history) => new Linearization(history, byTheTrail: true).Explains();

    public bool Explains() => Search(history.Before, [.. history.Callers]);

    private bool Search(Moment moment, IReadOnlyList<Operation>[] left)
    {
        if (!seen.Add($"{string.Join(',', left.Select(operations => operations.Count))} {moment.Fingerprint()}")) return false;
        var callers = Enumerable.Range(0, left.Length).Where(caller => left[caller].Count > 0).ToList();
        if (callers.Count == 0) return Ends(moment);
        return callers.Where(caller => !callers.Exists(other => left[other][0].Ended < left[caller][0].Began)).Any(caller =>
        {
            var (operation, behind) = Divided(left[caller][0], moment.Model);
            if (After(moment, operation) is not { } next) return false;
            IReadOnlyList<Operation>[] further = [.. left];
            further[caller] = [.. behind, .. left[caller].Skip(1)];
            return Search(next, further);
        });
    }

    // A clock that moves on stands still at each time when something is due: other callers may call then.
    private static (Operation Next, Operation[] Behind) Divided(Operation operation, KmsModel model)
    {
        if (operation.Command is not Advance { Duration: var duration }) return (operation, []);
        var first = model.Dates.DefaultIfEmpty(DateTimeOffset.MaxValue).Min() - model.Now;
        return first >= duration
            ? (operation, [])
            : (operation with { Command = new Advance(first) }, [operation with { Command = new Advance(duration - first) }]);
    }

    private bool Ends(Moment moment)
    {
        foreach (var read in history.After)
        {
            if (After(moment, read) is not { } next) return false;
            moment = next;
        }
        return !byTheTrail || moment.Model.Events.Count == history.Trail.Count;
    }

    private Moment? After(Moment moment, Operation operation)
    {
        var (next, expected) = moment.Then(operation);
        if (byTheTrail && next is { Model.Events: var events } && !Told(events, moment.Model.Events.Count))
            (next, expected) = (null, $"records: {string.Join("; ", events.Skip(moment.Model.Events.Count))}");
        if (next is null && moment.Model.Events.Count > deepest)
            (deepest, Obstacle) = (moment.Model.Events.Count, $"The order that comes furthest ends at {operation}\nThe model: {expected}");
        return next;
    }

    private bool Told(List<ModelEvent> events, int from) =>
        events.Count <= history.Trail.Count && events.Skip(from).SequenceEqual(history.Trail.Skip(from).Take(events.Count - from));
}
