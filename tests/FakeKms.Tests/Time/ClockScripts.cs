namespace FakeKms.Tests.Time;

/// <summary>What code does with a clock, as a list of what it saw. The same on every clock that a test moves.</summary>
internal sealed class ClockScripts(TimeProvider time, Action<TimeSpan> advance)
{
    private readonly DateTimeOffset start = time.GetUtcNow();
    private readonly List<string> seen = [];

    public static IReadOnlyList<string> Names { get; } =
    [
        nameof(Order), nameof(Ties), nameof(Period), nameof(PeriodWithoutDueTime), nameof(ChangedAndDisposed), nameof(DueAtOnce), nameof(TimerInTimer),
        nameof(ChangedInCallback), nameof(DisposedInCallback), nameof(Timestamps), nameof(Delays), nameof(Ticks), nameof(Cancellation),
    ];

    public async Task<IReadOnlyList<string>> RunAsync(string name)
    {
        await (Task)GetType().GetMethod(name)!.Invoke(this, null)!;
        return seen;
    }

    public Task Order() => Timers(() =>
    {
        Timer("late", 9);
        Timer("early", 2);
        Timer("middle", 5);
        Timer("too late", 11);
    }, 10);

    public Task Ties() => Timers(() =>
    {
        foreach (var name in "abcde") Timer(name.ToString(), 3);
    }, 3);

    public Task Period() => Timers(() =>
    {
        Timer("every two", 1, 2);
        Timer("every four", 2, 4);
        Timer("once", 4, 0);
    }, 10, 1, 4);

    public Task PeriodWithoutDueTime() => Timers(() => Timer("never", -1, 2), 10);

    public Task ChangedAndDisposed() => Timers(() =>
    {
        var changed = Timer("changed", 2);
        changed.Change(Seconds(5), Seconds(2));
        Timer("disposed", 3).Dispose();
        var off = Timer("off", 4);
        seen.Add($"off: {off.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan)}");
        var gone = Timer("gone", 4);
        gone.Dispose();
        seen.Add($"gone: {gone.Change(Seconds(1), Seconds(1))}");
    }, 4, 6);

    public Task DueAtOnce() => Timers(() =>
    {
        Timer("at once", 0);
        Timer("at once and again", 0, 4);
    }, 5);

    public Task TimerInTimer() => Timers(() => Timer("outer", 2, 0, () => Timer("inner", 3)), 2, 2, 5);

    public Task ChangedInCallback()
    {
        ITimer? timer = null;
        var left = 3;
        return Timers(() => timer = Timer("again", 2, 0, () =>
        {
            if (--left > 0) timer!.Change(Seconds(4), Timeout.InfiniteTimeSpan);
        }), 2, 4, 4, 4);
    }

    public Task DisposedInCallback()
    {
        ITimer? timer = null;
        return Timers(() => timer = Timer("once", 2, 2, () => timer!.Dispose()), 10);
    }

    public Task Timestamps()
    {
        var began = time.GetTimestamp();
        advance(Seconds(3661));
        seen.Add($"{time.GetElapsedTime(began)} {time.TimestampFrequency} {time.LocalTimeZone.Id} {time.GetUtcNow() - start}");
        return Task.CompletedTask;
    }

    public async Task Delays()
    {
        var wait = Task.Delay(Seconds(3600), time);
        var bounded = new TaskCompletionSource().Task.WaitAsync(Seconds(7200), time);
        advance(Seconds(3599));
        seen.Add($"{wait.IsCompleted} {bounded.IsCompleted}");
        advance(Seconds(1));
        await wait;
        seen.Add($"{wait.IsCompleted} {bounded.IsCompleted}");
        advance(Seconds(3600));
        seen.Add(await Caught(() => bounded));
    }

    public async Task Ticks()
    {
        using var timer = new PeriodicTimer(Seconds(10), time);
        for (var i = 0; i < 3; i++)
        {
            var tick = timer.WaitForNextTickAsync();
            seen.Add($"{tick.IsCompleted}");
            advance(Seconds(10));
            seen.Add($"{await tick}");
        }
    }

    public async Task Cancellation()
    {
        using var source = new CancellationTokenSource(Seconds(5), time);
        var wait = Task.Delay(Timeout.InfiniteTimeSpan, time, source.Token);
        advance(Seconds(4));
        seen.Add($"{source.IsCancellationRequested}");
        advance(Seconds(1));
        seen.Add($"{source.IsCancellationRequested} {await Caught(() => wait)}");
    }

    private Task Timers(Action set, params int[] moves)
    {
        set();
        seen.Add("set");
        foreach (var seconds in moves)
        {
            advance(Seconds(seconds));
            seen.Add($"moved to {(time.GetUtcNow() - start).TotalSeconds}");
        }
        return Task.CompletedTask;
    }

    private ITimer Timer(string name, int due, int period = -1, Action? act = null) => time.CreateTimer(
        state =>
        {
            seen.Add($"{state} at {(time.GetUtcNow() - start).TotalSeconds}");
            act?.Invoke();
        },
        name,
        due < 0 ? Timeout.InfiniteTimeSpan : Seconds(due),
        period < 0 ? Timeout.InfiniteTimeSpan : Seconds(period));

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);

    private static async Task<string> Caught(Func<Task> wait)
    {
        try
        {
            await wait();
            return "done";
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            return error.GetType().Name;
        }
    }
}
