using System.Text.RegularExpressions;

namespace FakeKms.Tests.Guards;

/// <summary>What the workflows take from elsewhere, and may do, is written down.</summary>
internal sealed class WorkflowTests
{
    private static readonly IReadOnlyList<string> Workflows =
        [.. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, ".github", "workflows"), "*.yml").Order(StringComparer.Ordinal)];

    [TestCaseSource(nameof(Workflows))]
    public void Every_workflow_keeps_the_rules(string file) => Assert.That(Violations(File.ReadAllText(file)), Is.Empty, Path.GetFileName(file));

    [TestCase("      - uses: actions/checkout@v7\n", "actions/checkout@v7 is no commit")]
    [TestCase("      - uses: actions/setup-dotnet@main\n", "actions/setup-dotnet@main is no commit")]
    [TestCase("      - run: echo ${{ github.event.pull_request.title }}\n", "a text of others becomes a command: github.event")]
    [TestCase("      - run: echo ${{ github.head_ref }}\n", "a text of others becomes a command: github.head_ref")]
    [TestCase("on:\n  pull_request_target:\n", "pull_request_target runs the code of others with our rights")]
    [TestCase("permissions: write-all\n", "permissions: write-all")]
    public void A_rule_that_is_broken_is_found(string text, string found) => Assert.That(Violations("permissions: {}\n" + text), Is.EqualTo(new[] { found }));

    [Test]
    public void Rights_that_nobody_limits_and_credentials_that_stay_are_found() => Assert.That(
        Violations("jobs:\n      - uses: actions/checkout@9c091bb21b7c1c1d1991bb908d89e4e9dddfe3e0 # v7.0.0\n"),
        Is.EqualTo(new[] { "nothing limits the rights of the jobs", "a checkout keeps its credentials" }));

    private static IEnumerable<string> Violations(string workflow)
    {
        workflow = workflow.ReplaceLineEndings("\n");
        foreach (Match used in Regex.Matches(workflow, @"uses: *(\S+)"))
            if (!Regex.IsMatch(used.Groups[1].Value, "@[0-9a-f]{40}$")) yield return $"{used.Groups[1].Value} is no commit";
        foreach (Match text in Regex.Matches(workflow, @"\$\{\{ *(github\.event|github\.head_ref)\b(?!_name)(?! *==)"))
            yield return $"a text of others becomes a command: {text.Groups[1].Value}";
        if (workflow.Contains("pull_request_target", StringComparison.Ordinal)) yield return "pull_request_target runs the code of others with our rights";
        if (workflow.Contains("permissions: write-all", StringComparison.Ordinal)) yield return "permissions: write-all";
        if (!Regex.IsMatch(workflow, @"^permissions: \{\}$", RegexOptions.Multiline)) yield return "nothing limits the rights of the jobs";
        var checkouts = Regex.Count(workflow, "uses: *actions/checkout@[0-9a-f]{40}");
        if (checkouts > Regex.Count(workflow, "persist-credentials: false")) yield return "a checkout keeps its credentials";
    }
}
