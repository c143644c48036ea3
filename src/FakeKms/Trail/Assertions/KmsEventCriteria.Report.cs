using FakeKms.Trail.Assertions;
using FakeKms.Trail.Names;

namespace FakeKms;

public sealed partial class KmsEventCriteria
{
    /// <summary>
    /// What a failure says when the number of records that meet the conditions is wrong: how many do, which, and what the nearest others lack.
    /// </summary>
    /// <param name="records">The records that are asserted.</param>
    /// <param name="found">Those that are to be counted: the ones that meet the conditions, and whatever else is asked of them.</param>
    /// <param name="tooFew">Whether there should be more of them, so that those which come near matter.</param>
    public string Explain(IEnumerable<KmsEvent> records, IEnumerable<KmsEvent> found, bool tooFew)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(found);
        var all = RecordList.Of(records);
        if (all.Count == 0) return "no records" + Doubts(all);
        HashSet<KmsEvent> those = [.. found];
        var near = tooFew ? Nearest(all.Where(record => !those.Contains(record))) : [];
        var count = those.Count == 0 ? $"none of {Number(all.Count)}" : $"{those.Count} of {Number(all.Count)}, marked >";
        return count + (near.Count == 0 ? "" : "; what comes near is marked ~") + Doubts(all) + Lines(all, those, near);
    }

    /// <summary>What a failure says when all records should meet the conditions: which do not, and what they lack.</summary>
    /// <param name="records">The records that are asserted.</param>
    /// <param name="found">Those that meet the conditions.</param>
    public string ExplainAll(IEnumerable<KmsEvent> records, IEnumerable<KmsEvent> found)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(found);
        var all = RecordList.Of(records);
        HashSet<KmsEvent> those = [.. found];
        KmsEvent[] others = [.. all.Where(record => !those.Contains(record))];
        return $"not so for {others.Length} of {Number(all.Count)}, marked ~" + Doubts(all) + Lines(all, [], others);
    }

    // With a name, only records of it come near; where there are none, those of a name that is like it.
    internal IReadOnlyList<KmsEvent> Nearest(IEnumerable<KmsEvent> others)
    {
        if (eventName is null) return MostOf(others);
        KmsEvent[] alike = [.. others.Where(record => NearMisses.IsLike(record.EventName, eventName))];
        var named = Array.FindAll(alike, record => record.EventName == eventName);
        return MostOf(named.Length > 0 ? named : alike);
    }

    private IReadOnlyList<KmsEvent> MostOf(IEnumerable<KmsEvent> others)
    {
        var best = eventName is null ? 1 : 0;
        List<KmsEvent> nearest = [];
        foreach (var record in others)
        {
            var nearness = conditions.Count(condition => condition.Holds(record));
            if (nearness > best) (best, nearest) = (nearness, []);
            if (nearness == best) nearest.Add(record);
        }
        return nearest;
    }

    private static string Number(int count) => count == 1 ? "1 record" : $"{count} records";

    private string Doubts(RecordList all) => string.Concat(Doubts(KnownNames.Of(all)).Select(doubt => Environment.NewLine + "  " + doubt));

    private RecordLines Lines(RecordList all, IEnumerable<KmsEvent> found, IEnumerable<KmsEvent> near) =>
        new(all, found, near) { Asked = keys, Differences = Differences };
}
