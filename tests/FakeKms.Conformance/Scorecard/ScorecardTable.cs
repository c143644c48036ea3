using System.Globalization;
using System.Text;

namespace FakeKms.Conformance;

/// <summary>Results as a table of operations.</summary>
internal static class ScorecardTable
{
    public static string Render(IReadOnlyList<CaseResult> results)
    {
        var table = new StringBuilder();
        Line(table, "operation", "passed", "failed");
        foreach (var operation in results.GroupBy(result => result.Operation).OrderBy(group => group.Key, StringComparer.Ordinal))
            Line(table, operation.Key, Count(operation, passed: true), Count(operation, passed: false));
        Line(table, "all", Count(results, passed: true), Count(results, passed: false));
        return table.ToString();
    }

    /// <summary>What failed and the first line that says why.</summary>
    public static string Failures(IReadOnlyList<CaseResult> results) => string.Concat(
        from result in results
        where !result.Passed
        orderby result.Operation, result.Name
        select $"{result.Operation}: {result.Name}\n    {Reason(result.Message)}\n");

    private static string Reason(string message) =>
        string.Join(' ', message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(3));

    private static string Count(IEnumerable<CaseResult> results, bool passed) =>
        results.Count(result => result.Passed == passed).ToString(CultureInfo.InvariantCulture);

    private static void Line(StringBuilder table, string operation, string passed, string failed) =>
        table.Append(CultureInfo.InvariantCulture, $"{operation,-36} {passed,6} {failed,6}\n");
}
