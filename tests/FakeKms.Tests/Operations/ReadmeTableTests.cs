using System.Text.RegularExpressions;
using FakeKms.Engine.Members;
using FakeKms.Operations;
using FakeKms.Tests.Guards;

namespace FakeKms.Tests.Operations;

public class ReadmeTableTests
{
    private const string Marker = "<!-- operations -->";

    [Test]
    public void The_table_of_operations_in_the_README_is_the_catalogue()
    {
        var table = File.ReadAllText(Path.Combine(SourceTree.Root, "README.md")).Split(Marker)[1];
        var names = Regex.Matches(table, "`([^`]+)`").Select(match => match.Groups[1].Value);

        Assert.That(names, Is.EquivalentTo(SdkOperations.Names.Where(name => OperationCatalog.Find(name) is not null)));
    }

    [Test]
    public void The_README_counts_the_operations() => Assert.That(
        File.ReadAllText(Path.Combine(SourceTree.Root, "README.md")), Does.Contain($"All {SdkOperations.Names.Count} operations of the SDK."));
}
