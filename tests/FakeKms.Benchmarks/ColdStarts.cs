using System.Diagnostics;
using System.Text;

namespace FakeKms.Benchmarks;

/// <summary>
/// From the start of a process to the first answer: the fake and its floor in turns, each time in a process of its own. Processor time stands beside elapsed
/// time, since other work on the machine does not count in it.
/// </summary>
internal static class ColdStarts
{
    private const int Rounds = 15;

    public static string Report()
    {
        var table = new StringBuilder(
            "| first answer of a process | ms | floor ms | times the floor | processor ms | floor | times the floor | methods compiled | floor | `Start` alone, ms |\n" +
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var (name, fake, floor) in new[] { ("in memory", Lane.InMemory, Lane.InMemoryFloor), ("over HTTP", Lane.Http, Lane.HttpFloor) })
        {
            var times = new List<(Process Fake, Process Floor)>();
            for (var round = -1; round < Rounds; round++)
            {
                var pair = (Run(fake), Run(floor));
                // The first round reads the files from the disk.
                if (round >= 0) times.Add(pair);
            }
            table.Append(Row(name, times)).Append('\n');
        }
        return table.ToString();
    }

    private static string Row(string name, IReadOnlyList<(Process Fake, Process Floor)> times)
    {
        double Fake(Func<Process, double> figure) => Median(times.Select(time => figure(time.Fake)));
        double Floor(Func<Process, double> figure) => Median(times.Select(time => figure(time.Floor)));
        double Ratio(Func<Process, double> figure) => Median(times.Select(time => figure(time.Fake) / figure(time.Floor)));
        return FormattableString.Invariant(
            $"| {name} | {Fake(p => p.Elapsed):N0} | {Floor(p => p.Elapsed):N0} | {Ratio(p => p.Elapsed):N2} ") + FormattableString.Invariant(
            $"| {Fake(p => p.Figures.Processor):N0} | {Floor(p => p.Figures.Processor):N0} | {Ratio(p => p.Figures.Processor):N2} ") + FormattableString.Invariant(
            $"| {Fake(p => p.Figures.Methods):N0} | {Floor(p => p.Figures.Methods):N0} | {Fake(p => p.Figures.Start):N0} |");
    }

    private static Process Run(Lane lane)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet") start.ArgumentList.Add(typeof(ColdStarts).Assembly.Location);
        start.ArgumentList.Add(ColdProcess.Argument);
        start.ArgumentList.Add(lane.ToString());
        var time = Stopwatch.StartNew();
        using var process = System.Diagnostics.Process.Start(start)!;
        var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The process said nothing.");
        var elapsed = time.Elapsed.TotalMilliseconds;
        process.WaitForExit();
        return new(elapsed, ColdProcess.Figures.Parse(line));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private sealed record Process(double Elapsed, ColdProcess.Figures Figures);
}
