using System.Reflection;
using System.Text.RegularExpressions;

namespace FakeKms.Conformance;

/// <summary>The scorecard of the docs is that of the cases of today: what a KMS passed of them was measured once, how many there are is known.</summary>
internal sealed class PublishedScorecardTests
{
    private const string Advice = "eng/scorecard.sh writes the tables anew.";
    private const string All = "all operations";

    private static readonly string Root = typeof(PublishedScorecardTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    private static readonly IReadOnlyList<TestCaseData> Ours =
    [
        new TestCaseData("FakeKms in memory", Lanes.InMemory).SetArgDisplayNames("in memory"),
        new TestCaseData("FakeKms over HTTP", Lanes.OverHttp).SetArgDisplayNames("over HTTP"),
    ];

    [TestCaseSource(nameof(Ours))]
    public void The_table_of_operations_has_the_cases_of_today(string column, Lane lane) =>
        Assert.That(PublishedTable.In(Page("conformance.md")).Differences(column, WithAll(CaseCount.Of(lane))), Is.Empty, Advice);

    [TestCaseSource(nameof(Ours))]
    public void The_table_of_families_has_the_cases_of_today(string column, Lane lane) =>
        Assert.That(PublishedTable.In(Page("comparison.md")).Differences(column, WithAll(ByFamily(CaseCount.Of(lane)))), Is.Empty, Advice);

    [Test]
    public void Every_other_KMS_had_the_cases_that_the_fake_has_over_HTTP()
    {
        var table = PublishedTable.In(Page("conformance.md"));
        var cases = WithAll(CaseCount.Of(Lanes.OverHttp));

        Assert.That(
            from row in table.Rows
            from cell in row.Value.Skip(2)
            where !Regex.IsMatch(cell, $"^[0-9]+ of {cases[row.Key]}$")
            select $"{row.Key}: {cell}",
            Is.Empty,
            Advice);
    }

    [Test]
    public void A_case_more_a_case_less_and_a_failed_one_are_found()
    {
        var table = PublishedTable.In("<!-- scorecard -->\nA day.\n\n| | a | b |\n| --- | ---: | ---: |\n| Encrypt | 2 of 2 | 1 of 2 |\n| Sign | 3 of 3 | 0 of 3 |\n<!-- /scorecard -->\n");
        var today = new Dictionary<string, int> { ["Encrypt"] = 2, ["Sign"] = 4, ["Verify"] = 1 };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(table.Differences("a", today), Is.EqualTo(new[] { "Sign: 3 of 3, and today 4 of 4", "Verify: no row, and today 1 of 1" }));
            Assert.That(table.Differences("b", new Dictionary<string, int> { ["Encrypt"] = 2 }), Is.EqualTo(
                new[] { "Encrypt: 1 of 2, and today 2 of 2", "Sign: 0 of 3, and today no case" }));
            Assert.That(table.Differences("c", today), Is.EqualTo(new[] { "there is no column c" }));
        }
    }

    private static Dictionary<string, int> WithAll(IReadOnlyDictionary<string, int> cases) => new(cases) { [All] = cases.Values.Sum() };

    // The families are those of README's table of operations.
    private static Dictionary<string, int> ByFamily(IReadOnlyDictionary<string, int> cases) => (
        from line in File.ReadAllText(Path.Combine(Root, "README.md")).Split("<!-- operations -->")[1].Split('\n')
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        where cells.Length == 4 && cells[2].StartsWith('`')
        select (Family: cells[1], Count: Regex.Matches(cells[2], "`([^`]+)`").Sum(name => cases[name.Groups[1].Value])))
        .ToDictionary(found => found.Family, found => found.Count);

    private static string Page(string name) => File.ReadAllText(Path.Combine(Root, "docs", name));
}
