using FakeKms.Operations;
using FakeKms.Protocol;

namespace FakeKms.Tests.Operations;

public class ReadmeTableTests
{
    private const string Marker = "<!-- operations -->";

    [Test]
    public void The_table_of_operations_in_the_README_is_the_catalogue()
    {
        var rows = SdkOperations.Names.Order(StringComparer.Ordinal)
            .Select(name => $"| {name} | {(OperationCatalog.Find(name) is null ? "planned" : "yes")} |");

        var table = File.ReadAllText(Readme()).Split(Marker)[1].Trim().ReplaceLineEndings("\n");

        Assert.That(table, Is.EqualTo(string.Join('\n', rows.Prepend("| --- | --- |").Prepend("| operation | |"))));
    }

    private static string Readme()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "FakeKms.sln"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "README.md");
    }
}
