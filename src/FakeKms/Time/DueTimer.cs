namespace FakeKms.Time;

/// <summary>
/// Tells a server that something is due by its time provider, whoever moves that: a timer of the provider, set for the next due time. It keeps no server
/// alive that nobody else keeps, and holds no lock while it calls the provider, which may call back at once.
/// </summary>
internal sealed class DueTimer(TimeProvider time, Action act) : IDisposable
{
    // No timer of .NET waits for longer than some 49 days: what comes later is waited for in parts. One that counts in milliseconds may come a little early.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(49);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    private readonly object gate = new();
    private ITimer? timer;
    private DateTimeOffset? wanted;
    private DateTimeOffset? waitedFor;
    private DateTimeOffset setAt;
    private volatile bool isUnset;
    private bool cameEarly;
    private bool setting;
    private bool disposed;

    /// <summary>Says what is due next. <see cref="Set"/> does something about it, when no lock is held.</summary>
    public void Want(DateTimeOffset? next)
    {
        lock (gate)
        {
            wanted = next;
            isUnset = wanted != waitedFor;
        }
    }

    /// <summary>Sets the timer to what is wanted. Whoever finds another call setting it leaves it to that one.</summary>
    public void Set()
    {
        // Mostly nothing new is due, and nobody waits for the lock to hear so.
        if (!isUnset) return;
        lock (gate)
        {
            if (setting || disposed || wanted == waitedFor) return;
            setting = true;
        }
        while (Next(out var next)) Change(next);
    }

    public void Dispose()
    {
        lock (gate) disposed = true;
        timer?.Dispose();
    }

    private bool Next(out DateTimeOffset? next)
    {
        lock (gate)
        {
            next = wanted;
            setting = !disposed && wanted != waitedFor;
            Await(wanted);
            return setting;
        }
    }

    private void Change(DateTimeOffset? next)
    {
        try
        {
            var now = time.GetUtcNow();
            lock (gate) setAt = now;
            timer ??= Create();
            // Our own clock would stand still on its way for no other reason than that it is waited for in parts.
            if (timer is ClockTimer own) own.Await(next is { } at ? (at > now ? at - now : TimeSpan.Zero) : Timeout.InfiniteTimeSpan);
            else timer.Change(next is { } due ? Wait(due - now) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            // Whoever let go meanwhile may not have seen the timer yet.
            if (IsDisposed()) timer.Dispose();
        }
#pragma warning disable CA1031 // Somebody's time provider without timers: what is due is done before the next call and the next read, as ever.
        catch (Exception)
#pragma warning restore CA1031
        {
            // Nothing to be done here.
        }
    }

    private bool IsDisposed()
    {
        lock (gate) return disposed;
    }

    private TimeSpan Wait(TimeSpan span)
    {
        var least = cameEarly ? Shortest : TimeSpan.Zero;
        return span < least ? least : span > Longest ? Longest : span;
    }

    // The context of whichever call came first is no business of what falls due later.
    private ITimer Create()
    {
        var self = new WeakReference<DueTimer>(this);
        if (ExecutionContext.IsFlowSuppressed()) return time.CreateTimer(Fire, self, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using (ExecutionContext.SuppressFlow()) return time.CreateTimer(Fire, self, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private static void Fire(object? state)
    {
        if (((WeakReference<DueTimer>)state!).TryGetTarget(out var timer)) timer.Fire();
    }

    private void Fire()
    {
        try
        {
            if (IsDue(time.GetUtcNow())) act();
        }
#pragma warning disable CA1031 // On a thread of nobody it would end the process; whoever calls next meets it again, and it is kept as a defect then.
        catch (Exception)
#pragma warning restore CA1031
        {
            // Not again for the same thing.
            lock (gate) Await(wanted);
        }
    }

    // Timers that run by another time than their clock, which stands still, would come again and again.
    private bool IsDue(DateTimeOffset now)
    {
        lock (gate)
        {
            if (disposed) return false;
            cameEarly = now < waitedFor;
            if (cameEarly && now == setAt) return false;
            Await(null);
            return true;
        }
    }

    // Inside the lock.
    private void Await(DateTimeOffset? due)
    {
        waitedFor = due;
        isUnset = wanted != waitedFor;
    }
}
