namespace FakeKms;

/// <summary>
/// The clock of a server. It stands still until the test moves it. Expiry, scheduled deletion and rotation follow it. Safe for parallel callers: each move
/// is whole, and no move is lost.
/// </summary>
public sealed class KmsClock : TimeProvider
{
    private long ticks;

    /// <summary>Creates a clock.</summary>
    /// <param name="start">The time of the clock.</param>
    public KmsClock(DateTimeOffset start) => ticks = start.UtcTicks;

    /// <summary>Where a server's clock stands when nothing else is said: 2026-01-01T00:00:00Z.</summary>
    public static DateTimeOffset DefaultStart { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Raised after each move, on the thread that moved the clock.</summary>
    internal event Action? Moved;

    /// <summary>The time now, in UTC.</summary>
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    /// <summary>Moves the clock forward. What falls due on the servers that run by it happens before this returns.</summary>
    /// <param name="duration">How far; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative, or leads beyond the year 9999.</exception>
    public void Advance(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        while (true)
        {
            var before = Interlocked.Read(ref ticks);
            if (duration.Ticks > DateTimeOffset.MaxValue.Ticks - before)
                throw new ArgumentOutOfRangeException(nameof(duration), duration, $"The clock stands at {GetUtcNow():O}; so far ahead there is no date.");
            if (Interlocked.CompareExchange(ref ticks, before + duration.Ticks, before) == before) break;
        }
        Moved?.Invoke();
    }

    /// <summary>Moves the clock forward to a time. What falls due on the servers that run by it happens before this returns.</summary>
    /// <param name="time">The new time; not before the current time of the clock.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is before the current time of the clock.</exception>
    public void SetUtcNow(DateTimeOffset time)
    {
        while (true)
        {
            var before = Interlocked.Read(ref ticks);
            if (time.UtcTicks < before)
                throw new ArgumentOutOfRangeException(nameof(time), time, $"The clock stands at {GetUtcNow():O}; it cannot be set back.");
            if (Interlocked.CompareExchange(ref ticks, time.UtcTicks, before) == before) break;
        }
        Moved?.Invoke();
    }
}
