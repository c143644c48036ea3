using System.Globalization;
using System.Text;
using BenchmarkDotNet.Reports;

namespace FakeKms.Benchmarks;

/// <summary>The results as one table: the median time of a call beside its floor.</summary>
internal static class Summaries
{
    public static string Table(IEnumerable<Summary> summaries)
    {
        var medians = summaries.SelectMany(s => s.Reports).Where(r => r.ResultStatistics is not null).ToDictionary(Row, r => r.ResultStatistics!.Median / 1000);
        var table = new StringBuilder("| measured | µs | floor µs | times the floor |\n| --- | ---: | ---: | ---: |\n");
        foreach (var (row, median) in medians.Where(m => !m.Key.Contains("Floor", StringComparison.Ordinal)))
        {
            var floor = medians.GetValueOrDefault(row.Replace("InMemory", "InMemoryFloor", StringComparison.Ordinal).Replace("Http", "HttpFloor", StringComparison.Ordinal));
            var beside = row.Contains("Lane", StringComparison.Ordinal) ? $"{Number(floor, "N0")} | {Number(median / floor, "N2")}" : "|";
            table.Append(CultureInfo.InvariantCulture, $"| {row} | {Number(median, "N0")} | {beside} |\n");
        }

        return table.ToString();
    }

    private static string Row(BenchmarkReport report) =>
        $"{report.BenchmarkCase.Descriptor.WorkloadMethod.Name}, {string.Join(", ", report.BenchmarkCase.Parameters.Items.Select(p => $"{p.Name} {p.Value}"))}";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
