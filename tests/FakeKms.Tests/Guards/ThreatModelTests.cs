using System.Text.RegularExpressions;

namespace FakeKms.Tests.Guards;

/// <summary>Every promise of the threat model names tests that are there.</summary>
internal sealed class ThreatModelTests
{
    private static readonly string Model = File.ReadAllText(Path.Combine(SourceTree.Root, "SECURITY.md")).ReplaceLineEndings("\n").Split("\n## Threat model\n")[1].Split("\n## ")[0];

    private static readonly HashSet<string> Types = Known();

    [Test]
    public void Every_promise_names_a_test_that_is_there() => Assert.That(Violations(Model), Is.Empty);

    [Test]
    public void The_model_has_a_table_for_each_attacker() =>
        Assert.That(Regex.Count(Model, @"^\| what FakeKms does \| tests \|$", RegexOptions.Multiline), Is.EqualTo(Regex.Count(Model, "^### ", RegexOptions.Multiline)));

    [Test]
    public void A_promise_without_a_test_and_one_with_a_test_that_is_gone_are_found() => Assert.That(
        Violations("| what FakeKms does | tests |\n| --- | --- |\n| it is good | |\n| it is safe | `NowhereTests` |\n| it is | `LayerTests` |\n"),
        Is.EqualTo(new[] { "it is good: no test", "it is safe: there is no NowhereTests" }));

    private static IEnumerable<string> Violations(string text) =>
        from line in text.Split('\n')
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        where cells.Length == 4 && cells[1] != "what FakeKms does" && !cells[1].StartsWith("---", StringComparison.Ordinal)
        let tests = Regex.Matches(cells[2], "`([^`]+)`").Select(match => match.Groups[1].Value).ToArray()
        from violation in tests.Length == 0 ? ["no test"] : tests.Where(test => !Types.Contains(test)).Select(test => $"there is no {test}")
        select $"{cells[1]}: {violation}";

    private static HashSet<string> Known() =>
    [
        .. from file in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
           from type in Regex.Matches(File.ReadAllText(file), @"\bclass (\w+Tests)\b")
           select type.Groups[1].Value,
    ];
}
