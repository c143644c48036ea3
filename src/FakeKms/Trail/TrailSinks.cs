using System.Collections.Concurrent;

namespace FakeKms.Trail;

/// <summary>
/// The subscribers to the trail and what they have not seen yet. Records are noted while the server's lock is held and handed over when it is not,
/// by one thread at a time: that keeps their order, and lets a subscriber call the server. Whoever finds another thread handing over leaves
/// its record to that one; to wait for it would be a deadlock when the subscriber itself waits for a call. The end of the trail takes its place behind the
/// last record.
/// </summary>
internal sealed class TrailSinks
{
    private readonly object gate = new();
    private readonly Queue<(KmsEvent? Record, TrailSink[] Sinks)> pending = new();
    private readonly ConcurrentQueue<Exception> errors = new();
    private volatile TrailSink[] sinks = [];
    private volatile int waiting;
    private bool handingOver;
    private bool ended;

    public IReadOnlyList<Exception> Errors => [.. errors];

    /// <summary>Adds a subscriber. One that comes after the end hears so at once.</summary>
    public IDisposable Add(Action<KmsEvent> take, Action end)
    {
        var sink = new TrailSink(take, end, Remove);
        if (!TryAdd(sink)) sink.End();
        return sink;
    }

    /// <summary>Notes that no record comes any more.</summary>
    public void NoteEnd()
    {
        lock (gate)
        {
            if (ended) return;
            ended = true;
            pending.Enqueue((null, sinks));
            waiting++;
        }
    }

    /// <summary>Notes a record for those who subscribe now.</summary>
    public void Note(KmsEvent record)
    {
        // Who subscribes at this moment has come too late, or in time for the next.
        if (sinks.Length == 0) return;
        lock (gate)
        {
            pending.Enqueue((record, sinks));
            waiting++;
        }
    }

    public void HandOver()
    {
        if (!Begin()) return;
        while (Next() is var (record, takers))
        {
            foreach (var sink in takers) Hand(record, sink);
        }
    }

    private bool TryAdd(TrailSink sink)
    {
        lock (gate)
        {
            if (!ended) sinks = [.. sinks, sink];
            return !ended;
        }
    }

    private bool Begin()
    {
        if (waiting == 0) return false;
        lock (gate)
        {
            if (handingOver || pending.Count == 0) return false;
            return handingOver = true;
        }
    }

    private (KmsEvent? Record, TrailSink[] Sinks)? Next()
    {
        lock (gate)
        {
            waiting = pending.Count;
            if (pending.TryDequeue(out var next)) return next;
            handingOver = false;
            return null;
        }
    }

    private void Hand(KmsEvent? record, TrailSink sink)
    {
        try
        {
            if (record is null) sink.End();
            else sink.Take(record);
        }
#pragma warning disable CA1031 // What a subscriber throws is its own affair: it must not reach a call that has succeeded.
        catch (Exception error)
#pragma warning restore CA1031
        {
            errors.Enqueue(error);
        }
    }

    private void Remove(TrailSink sink)
    {
        lock (gate) sinks = [.. sinks.Where(other => other != sink)];
    }
}
