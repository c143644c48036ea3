namespace FakeKms.Scenarios.Failures;

/// <summary>
/// What was thrown, caught or not, in the asynchronous flow that began a scenario and since. An object that is disposed of cannot see otherwise whether it
/// is because of an exception.
/// </summary>
internal sealed class ExceptionWatch
{
    private const int Kept = 32;
    private static readonly AsyncLocal<ExceptionWatch?> Innermost = new();
    private static int listens;
    private static long raised;

    // What was thrown last, should the scenario have been begun in a method whose flow does not come back to its caller.
    [ThreadStatic]
    private static (WeakReference<Exception> Thrown, long Number)? last;

    private readonly ExceptionWatch? outer;
    private readonly List<Exception> seen = [];
    private readonly long begun = Interlocked.Read(ref raised);
    private volatile bool isOver;

    private ExceptionWatch(ExceptionWatch? outer) => this.outer = outer;

    /// <summary>The latest of them, each once.</summary>
    public IReadOnlyList<Exception> Seen
    {
        get
        {
            lock (seen) return [.. seen];
        }
    }

    /// <summary>What the present thread threw last, if that was after the beginning: what was thrown before it, by another test perhaps, is over.</summary>
    public Exception? Last => last is { } latest && latest.Number > begun && latest.Thrown.TryGetTarget(out var thrown) ? thrown : null;

    public static ExceptionWatch Begin()
    {
        if (Interlocked.Exchange(ref listens, 1) == 0) AppDomain.CurrentDomain.FirstChanceException += (_, thrown) => Note(thrown.Exception);
        return Innermost.Value = new ExceptionWatch(Watching());
    }

    public void End() => isOver = true;

    // Those that are over are let go, so that a flow of many scenarios does not gather them.
    private static ExceptionWatch? Watching()
    {
        var watch = Innermost.Value;
        while (watch is { isOver: true }) watch = watch.outer;
        return watch;
    }

    private static void Note(Exception exception)
    {
        UnseenFailure.NoteRaised(exception);
        last = (new WeakReference<Exception>(exception), Interlocked.Increment(ref raised));
        for (var watch = Innermost.Value; watch is not null; watch = watch.outer) watch.Add(exception);
    }

    private void Add(Exception exception)
    {
        lock (seen)
        {
            if (seen.Exists(earlier => ReferenceEquals(earlier, exception))) return;
            if (seen.Count == Kept) seen.RemoveAt(0);
            seen.Add(exception);
        }
    }
}
