using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace FakeKms.Benchmarks;

/// <summary>A table with one row for each thing that is done, and one column for each size.</summary>
internal sealed class ScaleTable(string title, string unit, IReadOnlyList<int> sizes)
{
    private const int Rounds = 9;
    private const int Calls = 200;

    private readonly Dictionary<string, List<string>> rows = [];

    public void Add(string row, double figure) =>
        (rows.TryGetValue(row, out var cells) ? cells : rows[row] = []).Add(figure.ToString("N0", CultureInfo.InvariantCulture));

    /// <summary>The median time of a call, after as many rounds as it takes the compiler.</summary>
    public async Task AddAsync(string row, Func<int, Task> call)
    {
        var times = new List<double>();
        for (var round = -Rounds; round < Rounds; round++)
        {
            var time = Stopwatch.StartNew();
            for (var number = 0; number < Calls; number++) await call(number);
            if (round >= 0) times.Add(time.Elapsed.TotalMicroseconds / Calls);
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
}
