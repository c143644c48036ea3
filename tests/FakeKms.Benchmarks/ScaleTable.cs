using System.Globalization;
using System.Text;

namespace FakeKms.Benchmarks;

/// <summary>
/// A table with one row for each thing that is done, and one column for each size. The times are those of the processor, since other work on the machine does
/// not count in them.
/// </summary>
internal sealed class ScaleTable(string title, string unit, IReadOnlyList<int> sizes)
{
    private const int Rounds = 9;
    private const int Calls = 200;

    private readonly Dictionary<string, List<string>> rows = [];

    /// <summary>The table of all sizes. The smallest is done twice before, for the compiler.</summary>
    public static async Task<string> FillAsync(string title, string unit, IReadOnlyList<int> sizes, Func<ScaleTable, int, Task> add)
    {
        for (var warmUp = 0; warmUp < 2; warmUp++) await add(new ScaleTable(title, unit, sizes), sizes[0]);
        var table = new ScaleTable(title, unit, sizes);
        foreach (var size in sizes) await add(table, size);
        return table.ToString();
    }

    public void Add(string row, double figure) =>
        (rows.TryGetValue(row, out var cells) ? cells : rows[row] = []).Add(figure.ToString("N0", CultureInfo.InvariantCulture));

    /// <summary>Milliseconds of something that is done once.</summary>
    public async Task AddOnceAsync(string row, Func<Task> action)
    {
        GC.Collect();
        var before = Processor();
        await action();
        Add(row, (Processor() - before).TotalMilliseconds);
    }

    /// <summary>The median time of a call, in microseconds.</summary>
    public async Task AddAsync(string row, Func<int, Task> call)
    {
        var times = new List<double>();
        for (var round = -Rounds; round < Rounds; round++)
        {
            var before = Processor();
            for (var number = 0; number < Calls; number++) await call(number);
            if (round >= 0) times.Add((Processor() - before).TotalMicroseconds / Calls);
        }
        times.Sort();
        Add(row, times[Rounds / 2]);
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"| {title}, {unit} | {string.Join(" | ", sizes.Select(size => size.ToString("N0", CultureInfo.InvariantCulture)))} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| --- | {string.Join(" | ", sizes.Select(_ => "---:"))} |\n");
        foreach (var (row, cells) in rows) text.Append(CultureInfo.InvariantCulture, $"| {row} | {string.Join(" | ", cells)} |\n");
        return text.ToString();
    }

    private static TimeSpan Processor() => Environment.CpuUsage.TotalTime;
}
