using System.Collections;
using FakeKms.Model;
using FakeKms.Trail;
using FakeKms.Trail.Names;
using FakeKms.Trail.Records;

namespace FakeKms;

/// <summary>
/// The CloudTrail records of a server, oldest first. Each read is a snapshot: it has everything that happened so far, including what is due on the clock,
/// and does not change later. <see cref="KmsEventQueries"/> has filters and <see cref="KmsTrailAssertions"/> has assertions. <see cref="KmsLogFiles"/>,
/// <see cref="KmsEventBridge"/> and <see cref="KmsLeastPrivilege"/> convert records. Safe for parallel callers.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/logging-using-cloudtrail.html"/></remarks>
public sealed partial class KmsTrail : IReadOnlyList<KmsEvent>, INamedRecords
{
    private const int FirstCapacity = 16;

    private readonly object gate = new();
    private readonly Action settle;
    private readonly ITrailNames? names;

    // A read shares the array: a record, once written, is never moved or replaced in it, and later ones lie behind what the read has seen.
    private KmsEvent[] records = [];
    private int count;
    private readonly TrailSinks sinks = new();
    private volatile bool isClosed;

    internal KmsTrail(Action settle, ITrailNames? names = null) => (this.settle, this.names) = (settle, names);

    ITrailNames? INamedRecords.Names => names;

    /// <summary>The number of records.</summary>
    public int Count => Snapshot().Count;

    /// <summary>
    /// The exceptions that subscribers threw, oldest first. They do not reach the recorded calls. <c>FakeKmsTest</c> fails a test that has one.
    /// </summary>
    public IReadOnlyList<Exception> SubscriberErrors => sinks.Errors;

    /// <summary>The record at a position. The oldest is at 0.</summary>
    /// <param name="index">The position.</param>
    public KmsEvent this[int index] => Snapshot()[index];

    /// <summary>The records from a position on. Read <see cref="Count"/> before the part of a test that matters, and pass it here afterwards.</summary>
    /// <param name="mark">A <see cref="Count"/> that was read earlier.</param>
    public IReadOnlyList<KmsEvent> Since(int mark)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mark);
        var all = Snapshot();
        return new RecordList(all.Slice(Math.Min(mark, all.Count)).ToArray(), names, all);
    }

    /// <summary>
    /// Passes every new record to a function: each record once, in the order of the trail, one at a time. This happens after the work of the call and before
    /// its response, on the thread of the call. Records of what is due on the clock are passed by the read or the move of the clock that finds it due. If
    /// another thread is passing records at that moment, it passes this one too. When no call is in progress, every record has been passed.
    /// </summary>
    /// <remarks>
    /// The function may call the server. It gets the records of these calls after it has returned. If it throws, the recorded call does not fail: the
    /// exception is in <see cref="SubscriberErrors"/>, and the function gets the next record.
    /// </remarks>
    /// <param name="subscriber">The function. It should be fast, because callers wait for it.</param>
    /// <returns>An object that ends the subscription when it is disposed.</returns>
    public IDisposable Subscribe(Action<KmsEvent> subscriber)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ServerDisposed.ThrowIf(isClosed);
        settle();
        return Watch(subscriber);
    }

    /// <summary>Removes all records. Keys, their states and subscriptions stay.</summary>
    public void Clear()
    {
        ServerDisposed.ThrowIf(isClosed);
        settle();
        Replace([]);
    }

    /// <summary>One aligned line for each record.</summary>
    public override string ToString() => string.Concat(KmsEventLine.Aligned(Snapshot(), []).Select(line => line + Environment.NewLine));

    /// <summary>The records, oldest first.</summary>
    public IEnumerator<KmsEvent> GetEnumerator() => ((IEnumerable<KmsEvent>)Snapshot()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>As <see cref="Subscribe"/>, also when no record comes any more, which the second function hears.</summary>
    internal IDisposable Watch(Action<KmsEvent> subscriber, Action? end = null) => sinks.Add(subscriber, end ?? (() => { }));

    /// <summary>No record comes any more. Those who wait for one hear so when they have got the last. Never to be called with a lock held.</summary>
    internal void Close()
    {
        isClosed = true;
        sinks.NoteEnd();
        HandOver();
    }

    internal void Append(KmsEvent record)
    {
        record.Origin = names;
        lock (gate)
        {
            if (count == records.Length) Array.Resize(ref records, Math.Max(FirstCapacity, count * 2));
            records[count++] = record;
            NoteInScopes(record);
            sinks.Note(record);
        }
    }

    internal void Replace(IReadOnlyList<KmsEvent> others)
    {
        lock (gate)
        {
            (records, count) = ([.. others], others.Count);
            KeepInScopes();
        }
    }

    /// <summary>The records so far, without looking for what is due.</summary>
    internal IReadOnlyList<KmsEvent> Recorded()
    {
        lock (gate) return new ArraySegment<KmsEvent>(records, 0, count);
    }

    /// <summary>Hands to the subscribers what they have not seen yet. Never to be called with a lock held.</summary>
    internal void HandOver() => sinks.HandOver();

    /// <summary>The records so far, with what is due.</summary>
    internal ArraySegment<KmsEvent> Snapshot()
    {
        settle();
        lock (gate) return new(records, 0, count);
    }
}
