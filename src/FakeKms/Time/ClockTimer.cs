namespace FakeKms.Time;

/// <summary>A timer of a clock that the test moves. What it knows is guarded by the clock's lock; timers sort by the order in which they fire.</summary>
internal sealed class ClockTimer(KmsClock clock, TimerCallback callback, object? state) : ITimer, IComparable<ClockTimer>
{
    private const double LongestMilliseconds = uint.MaxValue - 1;

#pragma warning disable CA2213 // Somebody else's: the timer borrows it, as every timer does.
    private readonly ExecutionContext? context = ExecutionContext.Capture();
#pragma warning restore CA2213
    private long order;

    /// <summary>When it is due, in ticks; <see cref="long.MaxValue"/> for never.</summary>
    public long Due { get; private set; } = long.MaxValue;

    public TimeSpan Period { get; private set; }

    public bool IsSet => Due != long.MaxValue;

    public bool IsDisposed { get; set; }

    /// <summary>The due time that its callback is being called for; null when it was set to another time meanwhile.</summary>
    public long? FiresAt { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
        return clock.Set(this, dueTime, period);
    }

    /// <summary>Sets it for a server's own use, which waits for as long as it takes: years, for a rotation.</summary>
    public void Await(TimeSpan dueTime) => clock.Set(this, dueTime, Timeout.InfiniteTimeSpan);

    public void Set(long? due, TimeSpan period, long order)
    {
        (Due, Period, FiresAt) = (due ?? long.MaxValue, period, null);
        this.order = order;
    }

    public void Fire()
    {
        if (context is null) callback(state);
        else ExecutionContext.Run(context, static timer => ((ClockTimer)timer!).Call(), this);
    }

    public int CompareTo(ClockTimer? other) => other is null ? 1 : (Due, order).CompareTo((other.Due, other.order));

    public void Dispose() => clock.Remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Call() => callback(state);

    // The limits of every timer of .NET: what would fail with the real clock fails here.
    private static void Check(TimeSpan time, string parameter)
    {
        if (time == Timeout.InfiniteTimeSpan) return;
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, parameter);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time.TotalMilliseconds, LongestMilliseconds, parameter);
    }
}
