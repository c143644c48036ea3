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
        Observed(task).WaitAsync(duration, Machine, cancellationToken);

    /// <summary>What a task comes to, as long as somebody waits.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public static Task<T> While<T>(Task<T> task, CancellationToken cancellationToken) => Observed(task).WaitAsync(cancellationToken);

    /// <summary>Is cancelled when so much real time has passed.</summary>
    public static CancellationTokenSource Deadline(TimeSpan after) => new(after, Machine);

    /// <summary>Passes when so much real time has.</summary>
    public static Task Delay(TimeSpan duration, CancellationToken cancellationToken) => Task.Delay(duration, Machine, cancellationToken);

    // A task that nobody waits for any more may fail: that is no exception that nobody has looked at.
    private static Task<T> Observed<T>(Task<T> task)
    {
        const TaskContinuationOptions options = TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously;
        task.ContinueWith(static done => _ = done.Exception, CancellationToken.None, options, TaskScheduler.Default);
        return task;
    }
}
