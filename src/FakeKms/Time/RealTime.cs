namespace FakeKms.Time;

/// <summary>The machine's own time: the one place of the library that looks at it or waits by it. Everything else goes by a time provider.</summary>
internal static class RealTime
{
#pragma warning disable RS0030 // This is that one place.
    private static readonly TimeProvider Machine = TimeProvider.System;
#pragma warning restore RS0030

    /// <summary>The present time in whole seconds, as CloudTrail and KMS write most of their dates.</summary>
    public static DateTimeOffset Now
    {
        get
        {
            var now = Machine.GetUtcNow();
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        }
    }

    /// <summary>The machine's clock, for those outside of the process who have no other.</summary>
    public static TimeProvider Clock => Machine;

    /// <summary>What a task comes to, if it does within so much real time.</summary>
    /// <exception cref="TimeoutException">It does not.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public static Task<T> Within<T>(TimeSpan duration, Task<T> task, CancellationToken cancellationToken) =>
        task.WaitAsync(duration, Machine, cancellationToken);

    /// <summary>Is cancelled when so much real time has passed.</summary>
    public static CancellationTokenSource Deadline(TimeSpan after) => new(after, Machine);

    /// <summary>Passes when so much real time has.</summary>
    public static Task Delay(TimeSpan duration, CancellationToken cancellationToken) => Task.Delay(duration, Machine, cancellationToken);
}
