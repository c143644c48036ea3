using System.Diagnostics;

namespace FakeKms.Benchmarks;

/// <summary>Keys that rotate for a century.</summary>
internal static class ManyRotations
{
    private static readonly int[] Years = [25, 50, 100];

    public static string Table()
    {
        var table = new ScaleTable("1,000 rotating keys, years that the clock moves on", "ms", Years);
        foreach (var (days, keys) in new[] { (365, 1_000), (90, 1_000) })
        {
            foreach (var years in Years)
            {
                using var server = FakeKmsServer.Start(k =>
                {
                    for (var number = 0; number < keys; number++) k.WithKey($"alias/key-{number}", key => key.RotatingEvery(days));
                });
                var time = Stopwatch.StartNew();
                server.Advance(TimeSpan.FromDays(365.25 * years));
                table.Add($"rotation every {days} days", time.Elapsed.TotalMilliseconds);
                table.Add($"rotation every {days} days: records", server.Trail.Count);
            }
        }
        return table.ToString();
    }
}
