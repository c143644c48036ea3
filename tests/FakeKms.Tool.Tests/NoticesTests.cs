using System.Text.Json;

namespace FakeKms.Tool.Tests;

/// <summary>The package carries other people's libraries, and says so.</summary>
internal sealed class NoticesTests
{
    private static readonly string Notices = File.ReadAllText(Path.Combine(TestProject.Root, "src", "FakeKms.Tool", "THIRD-PARTY-NOTICES.md"));

    [Test]
    public void Every_library_in_the_package_has_its_line_and_no_other() => Assert.That(
        Notices.Split('\n').Where(line => line.StartsWith("| [", StringComparison.Ordinal)).Select(line => line[3..line.IndexOf(']', StringComparison.Ordinal)]),
        Is.EquivalentTo(Libraries()));

    private static IEnumerable<string> Libraries()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "FakeKms.Tool.deps.json"));
        using var dependencies = JsonDocument.Parse(file);
        return
        [
            .. dependencies.RootElement.GetProperty("targets").EnumerateObject().Last().Value.EnumerateObject()
                .Where(library => library.Value.TryGetProperty("runtime", out _) && !library.Name.StartsWith("FakeKms", StringComparison.Ordinal))
                .Select(library => library.Name.Split('/')[0]),
        ];
    }
}
