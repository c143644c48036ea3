using System.Diagnostics;

namespace FakeKms.Benchmarks;

/// <summary>What it takes to keep a server with many keys for later, to go back there, and to make a second one. Suites do it for each test.</summary>
internal static class Copies
{
    private const int Keys = 1_000;
    private const int Times = 101;

    public static string Report()
    {
        using var server = FakeKmsServer.Start(k => k.WithKeys(Keys));
        var snapshot = server.Snapshot();
        var take = Median(() => server.Snapshot());
        var restore = Median(() => server.Restore(snapshot));
        var fork = Median(() => server.Fork().Dispose());
        return FormattableString.Invariant(
            $"{Keys:N0} keys (with alias, description and tag): {take:N1} ms for Snapshot, {restore:N1} ms for Restore, {fork:N1} ms for Fork.");
    }

    // The first half is for the compiler.
    private static double Median(Action action)
    {
        for (var i = 0; i < Times; i++) action();
        var times = new double[Times];
        for (var i = 0; i < Times; i++)
        {
            var time = Stopwatch.StartNew();
            action();
            times[i] = time.Elapsed.TotalMilliseconds;
        }
        Array.Sort(times);
        return times[Times / 2];
    }
}
