namespace FakeKms.Readme.Tests;

internal sealed class FrameworkCodeTests
{
    private static IEnumerable<TestCaseData> Blocks =>
        Pages.Blocks("csharp").Where(block => FrameworkCode.FolderOf(block.Page) is not null).Select(block => new TestCaseData(block));

    [TestCaseSource(nameof(Blocks))]
    public void The_code_of_a_page_about_a_framework_is_that_of_its_tests(object block) =>
        Assert.That(FrameworkCode.FileOf((MarkdownBlock)block, Pages.Root), Is.Not.Null, $"{block} is no file of {FrameworkCode.FolderOf(((MarkdownBlock)block).Page)}.");

    [Test]
    public void Every_page_about_a_framework_shows_code()
    {
        Assert.That(Pages.FrameworkPages, Has.Count.EqualTo(5));
        Assert.That(Pages.FrameworkPages, Is.All.Matches<string>(page => Pages.Blocks("csharp").Any(block => block.Page == page)));
    }

    [Test]
    public void Code_that_is_in_no_test_is_found() =>
        Assert.That(FrameworkCode.FileOf(new MarkdownBlock("docs/frameworks/mstest.md", 7, "csharp", "public sealed class Invented;"), Pages.Root), Is.Null);
}
