using System.Globalization;
using System.Reflection;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Members;
using FakeKms.Operations;
using FakeKms.Tests.Guards;
using AllStates = FakeKms.Engine.Calls.KeyStates;

namespace FakeKms.Tests.Operations;

/// <summary>The table of docs/coverage.md is made of the catalogue, the conformance cases and the page on CloudTrail records.</summary>
internal sealed class CoverageTableTests
{
    /// <summary>Set to 1, it lets the test write the table.</summary>
    private const string Variable = "FAKEKMS_WRITE_TABLES";
    private const string Begin = "<!-- coverage -->\n";
    private const string End = "<!-- /coverage -->\n";

    private static readonly string Page = Path.Combine(SourceTree.Root, "docs", "coverage.md");

    [Test]
    public void The_table_of_what_is_faked_is_what_the_code_and_the_cases_say()
    {
        var page = File.ReadAllText(Page).ReplaceLineEndings("\n");
        var (before, after) = (page.Split(Begin)[0] + Begin, End + page.Split(End)[1]);
        var made = before + Table() + after;
        if (Environment.GetEnvironmentVariable(Variable) == "1") File.WriteAllText(Page, made);

        Assert.That(File.ReadAllText(Page).ReplaceLineEndings("\n").Split('\n'), Is.EqualTo(made.Split('\n')), $"{Variable}=1 in the environment lets this test write the table.");
    }

    [Test]
    public void Cases_are_counted_where_they_stand()
    {
        var cases = ConformanceSources.Cases("""
            [Operation("Encrypt")]
            class A
            {
                [Test] public void One() { }
                [TestCase(1), Refusal, Operation("Decrypt")] public void Two() { }
                [Test, Refusal] public void Three() { }
                public void NoTest() { }
            }
            abstract class Both
            {
                [Test] public void Four() { }
            }
            [Operation("Sign")] class B : Both;
            [Operation("Verify")] class C : Both;
            """);

        Assert.That(cases, Is.EquivalentTo(new[] { ("Encrypt", false), ("Decrypt", true), ("Encrypt", true), ("Sign", false), ("Verify", false) }));
    }

    private static string Table()
    {
        var cases = ConformanceSources.All.ToLookup(found => found.Operation);
        var evidence = File.ReadAllLines(Path.Combine(SourceTree.Root, "docs", "cloudtrail.md")).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 9).ToLookup(cells => cells[1], cells => cells[7].Split(' ', ':', ';', ',')[0]);
        return "| operation | request members | key states in which it works | cases | of them refusals | its record is |\n| --- | --- | --- | ---: | ---: | --- |\n"
            + string.Concat(SdkOperations.Names.Order(StringComparer.Ordinal).Select(name => OperationCatalog.Find(name)!).Select(operation => string.Create(
                CultureInfo.InvariantCulture,
                $"| {operation.Name} | {Members(operation)} | {States(operation)} | {cases[operation.Name].Count()} | {cases[operation.Name].Count(found => found.IsRefusal)} | {evidence[operation.Name].Single()} |\n")));
    }

    private static string Members(Operation operation)
    {
        var all = operation.RequestType.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(member => member.CanWrite).Select(member => member.Name).ToArray();
        var missing = all.Except(operation.Honours).ToArray();
        if (all.Length == 0) return "none";
        return missing.Length == 0 ? $"all {all.Length}" : $"{all.Length - missing.Length} of {all.Length}, without {string.Join(", ", missing)}";
    }

    private static string States(Operation operation) => operation.States.Count == AllStates.Any.Count ? "any" : string.Join(", ", operation.States.Select(state => state.Value));
}
