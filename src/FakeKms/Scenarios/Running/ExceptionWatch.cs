namespace FakeKms.Scenarios.Running;

/// <summary>
/// Whether anything was thrown, caught or not, in the asynchronous flow that began a scenario and since. An object that is disposed of cannot see otherwise
/// whether it is because of an exception.
/// </summary>
internal sealed class ExceptionWatch
{
    private static readonly AsyncLocal<ExceptionWatch?> Innermost = new();
    private static int listens;
    private readonly ExceptionWatch? outer;
    private volatile bool isOver;

    private ExceptionWatch(ExceptionWatch? outer) => this.outer = outer;

    public bool HasSeen { get; private set; }

    public static ExceptionWatch Begin()
    {
        if (Interlocked.Exchange(ref listens, 1) == 0) AppDomain.CurrentDomain.FirstChanceException += (_, _) => Note();
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

    private static void Note()
    {
        for (var watch = Innermost.Value; watch is not null; watch = watch.outer) watch.HasSeen = true;
    }
}
