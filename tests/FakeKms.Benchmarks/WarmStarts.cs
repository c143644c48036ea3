using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace FakeKms.Benchmarks;

/// <summary>A new server and its first answer in a process that has done it often, in turns with the floor: what each test of a suite pays.</summary>
internal static class WarmStarts
{
    private const int WarmUps = 400;
    private const int Times = 201;

    public static async Task<string> ReportAsync()
    {
        var table = new StringBuilder("| a new server and its first answer, warm | ms | floor ms | processor ms | floor | KB allocated | floor |\n");
        table.Append("| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var (name, fake, floor) in new[] { ("in memory", Lane.InMemory, Lane.InMemoryFloor), ("over HTTP", Lane.Http, Lane.HttpFloor) })
        {
            using var starts = new Starts { Lane = fake };
            using var floors = new Starts { Lane = floor };
            List<(double Elapsed, double Processor, double Kilobytes)> fakeTimes = [], floorTimes = [];
            for (var time = -WarmUps; time < Times; time++)
            {
                var (one, other) = (await MeasureAsync(starts), await MeasureAsync(floors));
                if (time < 0) continue;
                fakeTimes.Add(one);
                floorTimes.Add(other);
            }
            table.Append(CultureInfo.InvariantCulture, $"| {name} | {Median(fakeTimes, t => t.Elapsed):N2} | {Median(floorTimes, t => t.Elapsed):N2} ");
            table.Append(CultureInfo.InvariantCulture, $"| {Median(fakeTimes, t => t.Processor):N2} | {Median(floorTimes, t => t.Processor):N2} ");
            table.Append(CultureInfo.InvariantCulture, $"| {Median(fakeTimes, t => t.Kilobytes):N0} | {Median(floorTimes, t => t.Kilobytes):N0} |\n");
        }
        return table.ToString();
    }

    private static async Task<(double Elapsed, double Processor, double Kilobytes)> MeasureAsync(Starts starts)
    {
        var (bytes, processor, time) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        await starts.OnceAsync();
        return (
            time.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds,
            (GC.GetTotalAllocatedBytes(precise: true) - bytes) / 1024.0);
    }

    private static double Median<T>(IEnumerable<T> all, Func<T, double> figure)
    {
        var sorted = all.Select(figure).Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
