namespace FakeKms.Fuzzing.Running;

/// <summary>
/// Ends the process when an input hangs: no exception would tell. It goes by the time that the process has had from its machine, which may have others to serve,
/// and gives up on one that does nothing any more.
/// </summary>
internal sealed class Watchdog
{
    public const int ExitCode = 3;
    private const int LooksPerSecond = 2;
    private static readonly TimeSpan MostWork = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan MostRest = TimeSpan.FromMinutes(10);

    private readonly Action hanging;
    private long inputs;

    public Watchdog(Action hanging)
    {
        this.hanging = hanging;
        new Thread(Watch) { IsBackground = true }.Start();
    }

    public void Begin() => Interlocked.Increment(ref inputs);

    private void Watch()
    {
        var (number, work, looks) = (0L, TimeSpan.Zero, 0);
        while (true)
        {
            Thread.Sleep(1000 / LooksPerSecond);
            looks++;
            if (Interlocked.Read(ref inputs) is var now && now != number) (number, work, looks) = (now, Environment.CpuUsage.TotalTime, 0);
            if (Environment.CpuUsage.TotalTime - work < MostWork && looks < MostRest.TotalSeconds * LooksPerSecond) continue;
            hanging();
            Environment.Exit(ExitCode);
        }
    }
}
