using Microsoft.CodeAnalysis;

namespace FakeKms.Tests.Guards;

internal sealed class StyleTests
{
    private static readonly string Sources = Path.Combine(SourceTree.Root, "src");

    [Test]
    public void Source_files_keep_the_house_rules() => Assert.That(StyleCheck.Violations(SourceTree.Files(Sources)), Is.Empty);

    [Test]
    public void A_file_of_300_lines_is_accepted() => Assert.That(Violations(Lines(300)), Is.Empty);

    [Test]
    public void A_file_of_301_lines_is_reported() => Assert.That(Violations(Lines(301)), Is.EqualTo(new[] { "Invented.cs: 301 lines" }));

    [Test]
    public void A_method_of_40_lines_is_accepted() => Assert.That(Violations(Method(40)), Is.Empty);

    [Test]
    public void A_method_of_41_lines_is_reported() =>
        Assert.That(Violations(Method(41)), Is.EqualTo(new[] { "Invented.cs: a method of 41 lines at line 2" }));

    [TestCase(160, new string[0])]
    [TestCase(161, new[] { "Invented.cs: 161 characters in line 2" })]
    public void A_line_of_more_than_160_characters_is_reported(int width, string[] expected) =>
        Assert.That(Violations($"// first\n//{new string('x', width - 2)}\n"), Is.EqualTo(expected));

    [Test]
    public void A_region_is_reported() =>
        Assert.That(Violations("class C\n{\n#region Fields\n#endregion\n}\n"), Is.EqualTo(new[] { "Invented.cs: a region" }));

    [TestCase("JsonHelper")]
    [TestCase("StringUtils")]
    [TestCase("KeyManager")]
    public void A_type_name_that_says_nothing_is_reported(string name) =>
        Assert.That(Violations($"class {name};\n"), Is.EqualTo(new[] { $"Invented.cs: the name {name}" }));

    private static IReadOnlyList<string> Violations(string text) => StyleCheck.Violations([SourceTree.Invented("", text)]);

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("// line\n", count));

    private static string Method(int lines) => $"class C {{\nvoid M()\n{{\n{Lines(lines - 3)}}}\n}}\n";
}
