using System.Xml.Linq;

namespace FakeKms.Tests.Guards;

/// <summary>The settings by which packages with known vulnerabilities are found.</summary>
internal sealed class DependencyTests
{
    private static readonly XDocument Build = XDocument.Load(Path.Combine(SourceTree.Root, "Directory.Build.props"));

    [TestCase("NuGetAuditMode", "all")]
    [TestCase("NuGetAuditLevel", "low")]
    [TestCase("TreatWarningsAsErrors", "true")]
    public void Every_restore_looks_for_vulnerabilities_of_any_severity_in_the_whole_graph(string setting, string value) =>
        Assert.That(Build.Descendants(setting).Select(element => element.Value), Is.EqualTo(new[] { value }));

    [Test]
    public void Only_where_WireMock_comes_along_they_are_no_errors() => Assert.That(
        Build.Descendants("WarningsNotAsErrors").Where(element => element.Value.Contains("NU190", StringComparison.Ordinal)).Select(element => element.Attribute("Condition")!.Value),
        Is.EqualTo(new[] { "'$(FakeKmsShipsGraph)' != 'true'" }));

    [Test]
    public void No_project_switches_the_search_off() => Assert.That(
        Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("NuGetAudit", StringComparison.Ordinal)).Select(Path.GetFileName),
        Is.Empty);

    [Test]
    public void Versions_stand_in_one_place() => Assert.That(
        from file in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*.csproj", SearchOption.AllDirectories)
        from reference in XDocument.Load(file).Descendants("PackageReference")
        where reference.Attribute("Version") is not null
        select $"{Path.GetFileName(file)}: {reference.Attribute("Include")?.Value}",
        Is.Empty);

    [TestCase("audit.yml", "- run: eng/audit.sh")]
    [TestCase("audit.yml", "schedule:")]
    [TestCase("dependency-review.yml", "fail-on-severity: low")]
    [TestCase("../dependabot.yml", "default-days: 7")]
    public void The_workflows_look_too(string file, string text) =>
        Assert.That(File.ReadAllText(Path.Combine(SourceTree.Root, ".github", "workflows", file)), Does.Contain(text));
}
