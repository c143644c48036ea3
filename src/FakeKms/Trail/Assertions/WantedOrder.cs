using System.Diagnostics;
using FakeKms.Trail.Names;

namespace FakeKms.Trail.Assertions;

/// <summary>Events that a test wants to see one after the other.</summary>
[StackTraceHidden]
internal static class WantedOrder
{
    public static IReadOnlyList<KmsEvent> Check(IEnumerable<KmsEvent> records, string[] eventNames)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(eventNames);
        if (eventNames.Length == 0) throw new ArgumentException("An order needs the names of events; without any it would always hold.", nameof(eventNames));
        foreach (var eventName in eventNames) ArgumentException.ThrowIfNullOrWhiteSpace(eventName, nameof(eventNames));
        var all = RecordList.Of(records);
        var known = KnownNames.Of(all);
        if (eventNames.Select(known.ObjectionToEvent).FirstOrDefault(objection => objection is not null) is { } objection)
            throw new ArgumentException(objection, nameof(eventNames));
        var found = new List<KmsEvent>();
        foreach (var record in all)
        {
            if (found.Count < eventNames.Length && record.EventName == eventNames[found.Count]) found.Add(record);
        }
        if (found.Count == eventNames.Length) return new RecordList(found, all.Names, all.Whole);
        var missing = eventNames[found.Count];
        throw TrailReport.Failure(
            $"Expected records in the order {string.Join(", ", eventNames)}.{Environment.NewLine}" +
            $"There is no {missing}{(found.Count == 0 ? "" : $" after {found[^1].EventName}")}.",
            all,
            found,
            [.. all.Except(found).Where(record => NearMisses.IsLike(record.EventName, missing))]);
    }
}
