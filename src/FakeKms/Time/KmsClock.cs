using System.Runtime.ExceptionServices;
using FakeKms.Time;

namespace FakeKms;

/// <summary>
/// The clock of a server. It stands still until the test moves it. Expiry, scheduled deletion and rotation follow it, and so does code under test that is
/// given the clock as its <see cref="TimeProvider"/>: timers, <c>Task.Delay(…, clock)</c>, timestamps. Safe for parallel callers: each move is whole, and no
/// move is lost.
/// </summary>
/// <remarks>
/// Timers fire while the clock moves, on the thread that moves it: in the order in which they are due, those of one time in the order in which they were set,
/// each with the clock at its own due time. One that is due at once fires while it is set. A callback may call the server, set timers and move the clock. If
/// callbacks throw, the move is finished first; then it throws what they threw.
/// </remarks>
public sealed class KmsClock : TimeProvider
{
    private readonly object gate = new();
    private readonly SortedSet<ClockTimer> waiting = [];
    private readonly List<ClockMove> moves = [];
    private long ticks;
    private long timersSet;

    /// <summary>Creates a clock that stands at the machine's present time, in whole seconds.</summary>
    public KmsClock()
        : this(RealTime.Now)
    {
    }

    /// <summary>Creates a clock.</summary>
    /// <param name="start">The time of the clock.</param>
    public KmsClock(DateTimeOffset start) => ticks = start.UtcTicks;

    /// <summary>UTC: the machine's time zone has no say.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>The timestamps of a second: one for every 100 nanoseconds.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The time now, in UTC.</summary>
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    /// <summary>A timestamp. The time between two of them is the time by which the clock was moved.</summary>
    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    /// <summary>Creates a timer that follows the clock.</summary>
    /// <param name="callback">What is called when the timer is due, on the thread that moves the clock.</param>
    /// <param name="state">Passed to the function.</param>
    /// <param name="dueTime">The time until the first call: zero for at once, <see cref="Timeout.InfiniteTimeSpan"/> for never.</param>
    /// <param name="period">The time between calls; zero or <see cref="Timeout.InfiniteTimeSpan"/> for one call.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative, or longer than timers can wait: 4,294,967,294 ms, some 49 days.</exception>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ClockTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock forward. What falls due on the servers that run by it, and its timers, happen before this returns.</summary>
    /// <param name="duration">How far; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative, or leads beyond the year 9999.</exception>
    public void Advance(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        ClockMove move;
        lock (gate)
        {
            if (duration.Ticks > DateTimeOffset.MaxValue.Ticks - moves.Select(other => other.End).Append(ticks).Max())
                throw new ArgumentOutOfRangeException(nameof(duration), duration, $"The clock stands at {GetUtcNow():O}; so far ahead there is no date.");
            foreach (var other in moves) other.Lengthen(duration.Ticks);
            moves.Add(move = new ClockMove(ticks + duration.Ticks, lengthens: true));
        }
        Make(move);
    }

    /// <summary>Moves the clock forward to a time. What falls due on the servers that run by it, and its timers, happen before this returns.</summary>
    /// <param name="time">The new time; not before the current time of the clock.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is before the current time of the clock.</exception>
    public void SetUtcNow(DateTimeOffset time)
    {
        ClockMove move;
        lock (gate)
        {
            if (time.UtcTicks < ticks)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(time), time, $"The clock stands at {GetUtcNow():O}; it cannot be set back. Let the server start earlier, with StartingAt.");
            }
            moves.Add(move = new ClockMove(time.UtcTicks, lengthens: false));
        }
        Make(move);
    }

    /// <summary>Sets a timer, and lets it fire if it is due at once.</summary>
    internal bool Set(ClockTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        ClockMove? move = null;
        lock (gate)
        {
            if (timer.IsDisposed) return false;
            waiting.Remove(timer);
            timer.Set(dueTime < TimeSpan.Zero ? null : After(ticks, dueTime), period, timersSet++);
            if (timer.IsSet) waiting.Add(timer);
            if (dueTime == TimeSpan.Zero) moves.Add(move = new ClockMove(ticks, lengthens: false));
        }
        if (move is not null) Make(move);
        return true;
    }

    internal void Remove(ClockTimer timer)
    {
        lock (gate)
        {
            waiting.Remove(timer);
            timer.IsDisposed = true;
        }
    }

    // Whoever else moves the clock meanwhile, a callback among them, goes on by itself: nobody waits for another, so that nobody can wait for ever.
    private void Make(ClockMove move)
    {
        var thrown = new List<Exception>();
        while (TakeDue(move) is { } timer)
        {
            try
            {
                timer.Fire();
            }
#pragma warning disable CA1031 // It is thrown when the move is whole.
            catch (Exception error)
#pragma warning restore CA1031
            {
                thrown.Add(error);
            }
            Repeat(timer);
        }
        if (thrown is [var only]) ExceptionDispatchInfo.Throw(only);
        if (thrown.Count > 1) throw new AggregateException("Several timers threw while the clock moved.", thrown);
    }

    // The next timer that is due on the way, with the clock at its due time; null when there is none, with the clock at the end of the way.
    private ClockTimer? TakeDue(ClockMove move)
    {
        lock (gate)
        {
            if (waiting.Min is { } first && first.Due <= Math.Max(ticks, move.End))
            {
                waiting.Remove(first);
                Reach(first.Due);
                first.FiresAt = first.Due;
                return first;
            }
            Reach(move.End);
            moves.Remove(move);
            return null;
        }
    }

    // A callback that moved the clock itself does not fall behind: its next period counts from where the clock stands.
    private void Repeat(ClockTimer timer)
    {
        lock (gate)
        {
            if (timer.IsDisposed || timer.FiresAt is not { } fired || timer.Period <= TimeSpan.Zero) return;
            timer.Set(After(ticks == fired ? fired : ticks, timer.Period), timer.Period, timersSet++);
            if (timer.IsSet) waiting.Add(timer);
        }
    }

    private void Reach(long time) => Interlocked.Exchange(ref ticks, Math.Max(ticks, time));

    private static long? After(long time, TimeSpan span) => span.Ticks <= DateTimeOffset.MaxValue.Ticks - time ? time + span.Ticks : null;
}
