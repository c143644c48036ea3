using FakeKms.Questions;

namespace FakeKms.Tests.Questions;

public sealed class TextTableTests
{
    private readonly TextTable table = new(["key", "why"], [[@"a\b", "x|y"], ["c", @"\|"]]);

    [Test]
    public void Columns_are_as_wide_as_their_widest_cell_and_lines_have_no_blanks_behind() => Assert.That(
        table.ToString().ReplaceLineEndings("\n"), Is.EqualTo("key  why\na\\b  x|y\nc    \\|"));

    // Of what is written \| in a cell, the bar alone would be left.
    [Test]
    public void Markdown_shows_bars_and_what_escapes_them_as_they_are() => Assert.That(
        table.ToMarkdown().ReplaceLineEndings("\n"), Is.EqualTo("| key | why |\n| --- | --- |\n| a\\\\b | x\\|y |\n| c | \\\\\\| |"));
}
