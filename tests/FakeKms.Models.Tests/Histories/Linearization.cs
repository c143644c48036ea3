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

    /// <summary>Whether there is such an order at all.</summary>
    public static bool Exists(History history) => new Linearization(history, byTheTrail: false).Explains();

    /// <summary>Whether the order of the records is one: the calls in it leave these records, with what was due between them.</summary>
    public static bool IsOrderOfTrail(History history) => new Linearization(history, byTheTrail: true).Explains();

    private bool Explains() => Search(history.Before, new int[history.Callers.Count]);

    private bool Search(Moment moment, int[] done)
    {
        if (!seen.Add($"{string.Join(',', done)} {moment.Fingerprint()}")) return false;
        var left = Enumerable.Range(0, done.Length).Where(caller => done[caller] < history.Callers[caller].Count).ToList();
        if (left.Count == 0) return Ends(moment);
        return left.Where(caller => !left.Exists(other => Next(other, done).Ended < Next(caller, done).Began)).Any(caller =>
        {
            if (After(moment, Next(caller, done)) is not { } next) return false;
            int[] further = [.. done];
            further[caller]++;
            return Search(next, further);
        });
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
        if (moment.Then(operation) is not { } next) return null;
        return byTheTrail && !Told(next.Model.Events, moment.Model.Events.Count) ? null : next;
    }

    private bool Told(List<ModelEvent> events, int from) =>
        events.Count <= history.Trail.Count && events.Skip(from).SequenceEqual(history.Trail.Skip(from).Take(events.Count - from));

    private Operation Next(int caller, int[] done) => history.Callers[caller][done[caller]];
}
