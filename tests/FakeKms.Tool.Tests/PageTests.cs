using System.Text.RegularExpressions;

namespace FakeKms.Tool.Tests;

/// <summary>The command lines that pages show are ones that the tool takes.</summary>
internal sealed partial class PageTests
{
    private static readonly string[] Pages = ["README.md", "docs/tool.md", "docs/other-clients.md", "docs/key-stores.md", "src/FakeKms.Tool/package-readme.md"];

    [TestCaseSource(nameof(Pages))]
    public void Every_command_line_of_a_page_is_understood(string page)
    {
        var lines = CommandLines(File.ReadAllText(Path.Combine(TestProject.Root, page)));

        Assert.That(lines, Is.Not.Empty);
        Assert.That(lines.SelectMany(Mistakes), Is.Empty);
    }

    [Test]
    public void A_command_line_that_is_not_understood_is_found() => Assert.That(
        CommandLines("```sh\nfakekms serve --prt 5555   # a comment\nfakekms trail > log\n```\n").SelectMany(Mistakes).First(),
        Is.EqualTo("fakekms serve --prt 5555: Unrecognized command or argument '--prt'."));

    private static IReadOnlyList<string> CommandLines(string text) => [.. Command().Matches(text).Select(match => match.Groups["line"].Value.Trim())];

    private static IEnumerable<string> Mistakes(string line) =>
        ToolProgram.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]).Errors.Select(error => $"{line}: {error.Message}");

    // From the beginning of a line to a comment, a redirection or the end.
    [GeneratedRegex(@"^(?<line>fakekms [^#>\r\n]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Command();
}
