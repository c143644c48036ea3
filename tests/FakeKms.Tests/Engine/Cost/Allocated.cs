namespace FakeKms.Tests.Engine.Cost;

/// <summary>
/// What work costs, told by the bytes that it allocates: the same in every run and on every machine, as times are not. Work that grows with what is there allocates more,
/// too, where it compares, sorts or copies.
/// </summary>
internal static class Allocated
{
    /// <summary>How many times as much the last part of some steps costs as the first part; about 1 when a step always costs the same.</summary>
    public static double Growth(int steps, int part, Action<int> step)
    {
        long first = 0, last = 0;
        for (var number = 0; number < steps; number++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            step(number);
            var cost = GC.GetAllocatedBytesForCurrentThread() - before;
            // The first one also pays for what is made once.
            if (number >= 1 && number <= part) first += cost;
            if (number >= steps - part) last += cost;
        }
        return (double)last / first;
    }

    public static long By(Action work)
    {
        work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
