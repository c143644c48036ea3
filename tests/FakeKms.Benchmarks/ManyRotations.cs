namespace FakeKms.Benchmarks;

/// <summary>Keys that rotate for a century.</summary>
internal static class ManyRotations
{
    private const int Keys = 1_000;

    public static Task<string> TableAsync(params int[] years) =>
        ScaleTable.FillAsync("1,000 rotating keys, years that the clock moves on", "ms", years, async (table, moved) =>
        {
            foreach (var days in new[] { 365, 90 })
            {
                using var server = FakeKmsServer.Start(k =>
                {
                    for (var number = 0; number < Keys; number++) k.WithKey($"alias/key-{number}", key => key.RotatingEvery(days));
                });
                await table.AddOnceAsync($"rotation every {days} days", () => Task.Run(() => server.Advance(TimeSpan.FromDays(365.25 * moved))));
                table.Add($"rotation every {days} days: number of records", server.Trail.Count);
            }
        });
}
