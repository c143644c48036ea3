using System.Diagnostics;
using System.Globalization;
using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Benchmarks;

/// <summary>
/// What a call takes beside its floor: both run in turns in one process, long enough for the compiler to be done, and the ratio of each turn counts. What else
/// the machine does concerns both.
/// </summary>
internal static class Ratios
{
    private const int Rounds = 15;
    private const int Calls = 2_048;
    private const int LeastWarmRounds = 12;
    private const int MostWarmRounds = 60;
    private const double Flat = 1.05;

    private static readonly (string Name, Func<IAmazonKeyManagementService, byte[], Task> Call)[] Operations =
    [
        ("Encrypt", (client, _) => client.EncryptAsync(new EncryptRequest { KeyId = Bench.Alias, Plaintext = new MemoryStream(new byte[32]) })),
        ("Decrypt", (client, blob) => client.DecryptAsync(new DecryptRequest { CiphertextBlob = new MemoryStream(blob) })),
        ("GenerateDataKey", (client, _) => client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = Bench.Alias, KeySpec = DataKeySpec.AES_256 })),
        ("CreateKey", (client, _) => client.CreateKeyAsync(new CreateKeyRequest())),
        ("DescribeKey", (client, _) => client.DescribeKeyAsync(Bench.Alias)),
    ];

    public static async Task<string> ReportAsync()
    {
        var table = new StringBuilder("| operation | lane | callers | µs | floor µs | times the floor | KB over the floor |\n| --- | --- | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var (fake, floor) in new[] { (Lane.InMemory, Lane.InMemoryFloor), (Lane.Http, Lane.HttpFloor) })
        {
            await WarmAsync(fake, floor);
            foreach (var callers in new[] { 1, 8 })
            {
                foreach (var (name, call) in Operations) table.Append(CultureInfo.InvariantCulture, $"{await RowAsync(fake, floor, callers, name, call)}\n");
            }
        }
        return table.ToString();
    }

    // The compiler is done when all operations together take no less time than in the round before, twice.
    private static async Task WarmAsync(Lane fake, Lane floor)
    {
        var (before, flat) = (double.MaxValue, 0);
        for (var round = 0; round < LeastWarmRounds || (round < MostWarmRounds && flat < 2); round++)
        {
            using var bench = new Bench();
            using var real = bench.Client(fake);
            using var canned = bench.Client(floor);
            var time = 0.0;
            foreach (var (_, call) in Operations)
            {
                time += (await RunAsync(() => call(real, bench.Ciphertext), 1, Calls / 4)).Microseconds;
                time += (await RunAsync(() => call(canned, bench.Ciphertext), 1, Calls / 4)).Microseconds;
            }
            flat = time * Flat > before ? flat + 1 : 0;
            before = time;
        }
    }

    private static async Task<string> RowAsync(Lane fake, Lane floor, int callers, string name, Func<IAmazonKeyManagementService, byte[], Task> call)
    {
        var calls = fake == Lane.Http ? Calls / 2 : Calls;
        var times = new List<(double Fake, double Floor)>();
        var allocated = 0.0;
        // The first rounds are for the compiler, which is done with most. A server of its own for each keeps the trail short.
        for (var round = -2; round < Rounds; round++)
        {
            using var bench = new Bench();
            using var real = bench.Client(fake);
            using var canned = bench.Client(floor);
            await RunAsync(() => call(real, bench.Ciphertext), 1, 8);
            await RunAsync(() => call(canned, bench.Ciphertext), 1, 8);
            var one = await RunAsync(() => call(real, bench.Ciphertext), callers, calls);
            var other = await RunAsync(() => call(canned, bench.Ciphertext), callers, calls);
            if (round < 0) continue;
            times.Add((one.Microseconds, other.Microseconds));
            allocated += (one.Bytes - other.Bytes) / Rounds;
        }
        var ratio = Median(times.Select(time => time.Fake / time.Floor));
        return FormattableString.Invariant(
            $"| {name} | {fake} | {callers} | {Median(times.Select(time => time.Fake)):N0} | {Median(times.Select(time => time.Floor)):N0} | {ratio:N2} | {allocated / 1024:N1} |");
    }

    private static async Task<(double Microseconds, double Bytes)> RunAsync(Func<Task> call, int callers, int calls)
    {
        GC.Collect();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var time = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var done = 0; done < calls / callers; done++) await call();
        })));
        var elapsed = time.Elapsed.TotalMicroseconds;
        return (elapsed / calls, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)calls);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
