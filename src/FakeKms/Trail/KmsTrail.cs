using System.Collections;
using System.Text;
using FakeKms.Trail;

namespace FakeKms;

/// <summary>
/// The CloudTrail records of a server, oldest first. Each read is a snapshot: it holds what has happened so far, everything due on the
/// clock included, and does not change afterwards. <see cref="KmsEventQueries"/> has the filters, <see cref="KmsTrailAssertions"/> the assertions;
/// <see cref="KmsLogFiles"/>, <see cref="KmsEventBridge"/> and <see cref="KmsLeastPrivilege"/> make of records what other code reads.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/logging-using-cloudtrail.html"/></remarks>
public sealed partial class KmsTrail : IReadOnlyList<KmsEvent>
{
    private const int FirstCapacity = 16;

    private readonly object gate = new();
    private readonly Action settle;

    // A read shares the array: a record, once written, is never moved or replaced in it, and later ones lie behind what the read has seen.
    private KmsEvent[] records = [];
    private int count;
    private readonly TrailSinks sinks = new();

    internal KmsTrail(Action settle) => this.settle = settle;

    /// <summary>How many records there are.</summary>
    public int Count => Snapshot().Count;

    /// <summary>What the subscribers have thrown, oldest first; the calls that were recorded did not notice. <c>FakeKmsTest</c> fails a test for it.</summary>
    public IReadOnlyList<Exception> SubscriberErrors => sinks.Errors;

    /// <summary>The record at a position, the oldest at 0.</summary>
    /// <param name="index">The position.</param>
    public KmsEvent this[int index] => Snapshot()[index];

    /// <summary>The records from a position on: take <see cref="Count"/> before the part of a test that matters and read from there afterwards.</summary>
    /// <param name="mark">A count taken earlier.</param>
    public IReadOnlyList<KmsEvent> Since(int mark)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mark);
        var all = Snapshot();
        return all.Slice(Math.Min(mark, all.Count)).ToArray();
    }

    /// <summary>
    /// Hands every record from now on to a function: each once, in the order of the trail, one at a time. That happens after the work of the call is
    /// done and before its answer leaves, on the thread of the call, or of the read or the move of the clock that brings something due to light. When
    /// another call is handing over at that moment, it takes the record along; once no call is under way, every record has been handed over.
    /// </summary>
    /// <remarks>
    /// The function may call the server; the records of such calls reach it after it has returned. If it throws, the call that was recorded does
    /// not fail: the exception is in <see cref="SubscriberErrors"/>, and the next record is handed over all the same.
    /// </remarks>
    /// <param name="subscriber">Takes a record. It should be quick: callers wait for it.</param>
    /// <returns>Ends the subscription when it is disposed.</returns>
    public IDisposable Subscribe(Action<KmsEvent> subscriber)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        settle();
        return sinks.Add(subscriber);
    }

    /// <summary>Forgets all records so far. Keys and their states stay, and so do subscriptions.</summary>
    public void Clear()
    {
        settle();
        Replace([]);
    }

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
        lock (gate)
        {
            if (count == records.Length) Array.Resize(ref records, Math.Max(FirstCapacity, count * 2));
            records[count++] = record;
            sinks.Note(record);
        }
    }

    internal void Replace(IReadOnlyList<KmsEvent> others)
    {
        lock (gate) (records, count) = ([.. others], others.Count);
    }

    /// <summary>The records so far, without looking for what is due.</summary>
    internal IReadOnlyList<KmsEvent> Recorded()
    {
        lock (gate) return new ArraySegment<KmsEvent>(records, 0, count);
    }

    /// <summary>Hands to the subscribers what they have not seen yet. Never to be called with a lock held.</summary>
    internal void HandOver() => sinks.HandOver();

    private ArraySegment<KmsEvent> Snapshot()
    {
        settle();
        lock (gate) return new(records, 0, count);
    }
}
