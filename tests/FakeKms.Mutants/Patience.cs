namespace FakeKms.Mutants;

/// <summary>
/// With a test that runs under a change. It hangs when it has used much of the processor, or waits and uses none. The time on the wall says nothing: the machine may have
/// other things to do.
/// </summary>
internal sealed class Patience(string test)
{
    private const int Looks = 80;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(100);
    private readonly TimeSpan began = Environment.CpuUsage.TotalTime;
    private TimeSpan last = Environment.CpuUsage.TotalTime;
    private int looks;

    public string Test => test;

    /// <summary>To be asked every quarter of a second: so many looks in a row see no work before it waits for nothing.</summary>
    public bool IsOver()
    {
        var now = Environment.CpuUsage.TotalTime;
        if (now - last > Idle) (last, looks) = (now, 0);
        return now - began > Longest || ++looks > Looks;
    }
}
