using System.Collections;
using System.Text;

namespace FakeKms;

/// <summary>
/// The CloudTrail records of a server, oldest first. Each read is a snapshot: it holds what has happened so far, everything due on the
/// clock included, and does not change afterwards.
/// </summary>
public sealed partial class KmsTrail : IReadOnlyList<KmsEvent>
{
    private readonly object gate = new();
    private readonly Action settle;
    private readonly List<KmsEvent> records = [];

    internal KmsTrail(Action settle) => this.settle = settle;

    /// <summary>How many records there are.</summary>
    public int Count => Snapshot().Length;

    /// <summary>The record at a position, the oldest at 0.</summary>
    /// <param name="index">The position.</param>
    public KmsEvent this[int index] => Snapshot()[index];

    /// <summary>The records from a position on: take <see cref="Count"/> before the part of a test that matters and read from there afterwards.</summary>
    /// <param name="mark">A count taken earlier.</param>
    public IReadOnlyList<KmsEvent> Since(int mark)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mark);
        return Snapshot().Skip(mark).ToArray();
    }

    /// <summary>Forgets all records so far. Keys and their states stay.</summary>
    public void Clear()
    {
        settle();
        lock (gate) records.Clear();
    }

    /// <summary>The records as the content of a CloudTrail log file: <c>{"Records":[…]}</c>.</summary>
    public string ToLogFile() => $"{{\"Records\":[{string.Join(',', Snapshot().Select(record => record.ToJson()))}]}}";

    /// <summary>One aligned line for each record.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var record in Snapshot()) text.AppendLine(record.ToString());
        return text.ToString();
    }

    /// <summary>The records, oldest first.</summary>
    public IEnumerator<KmsEvent> GetEnumerator() => ((IEnumerable<KmsEvent>)Snapshot()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Append(KmsEvent record)
    {
        lock (gate) records.Add(record);
    }

    private KmsEvent[] Snapshot()
    {
        settle();
        lock (gate) return [.. records];
    }
}
