using System.Collections;
using FakeKms.Trail.Records;

namespace FakeKms.Trail.Names;

/// <summary>A part of a trail: it does not change, and what is asked of it is judged by the names of the whole.</summary>
internal sealed class RecordList(IReadOnlyList<KmsEvent> records, ITrailNames? names, IReadOnlyList<KmsEvent>? whole = null) : INamedRecords
{
    public ITrailNames? Names => names;

    /// <summary>The records that this is a part of.</summary>
    public IReadOnlyList<KmsEvent> Whole => whole ?? records;

    /// <summary>Records as they are now. A list of somebody's own making knows the server of its first record.</summary>
    public static RecordList Of(IEnumerable<KmsEvent> records)
    {
        if (records is RecordList fixedList) return fixedList;
        KmsEvent[] now = [.. records];
        if (Array.IndexOf(now, null) is >= 0 and var missing) throw new ArgumentException($"The record {missing + 1} of the list is null.", nameof(records));
        return new(now, records is INamedRecords named ? named.Names : Array.Find(now, record => record.Origin is not null)?.Origin);
    }

    public int Count => records.Count;

    public KmsEvent this[int index] => records[index];

    public IEnumerator<KmsEvent> GetEnumerator() => records.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
