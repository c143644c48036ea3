namespace FakeKms.Readme.Tests;

internal sealed class ReadmeTests
{
    private static IEnumerable<TestCaseData> CSharpBlocks => Pages.Blocks("csharp").Select(block => new TestCaseData(block));

    [TestCaseSource(nameof(CSharpBlocks))]
    public async Task Every_csharp_block_compiles_and_runs(object block)
    {
        var ran = await BlockRun.RunAsync(CSharpBlock.Compile((MarkdownBlock)block));

        Assert.That(ran, Is.Positive, $"{block} has neither statements nor tests.");
    }

    [Test]
    public void The_readme_has_blocks_to_run() => Assert.That(Pages.Blocks("csharp"), Has.Count.GreaterThan(5));

    [Test]
    public void Every_project_that_a_shell_block_runs_exists() => Assert.That(MissingProjects.In(Pages.Blocks("sh"), Pages.Root), Is.Empty);

    [Test]
    public void The_readme_runs_the_examples() => Assert.That(
        Pages.Blocks("sh").Select(block => block.Text), Has.Some.Contains("--project examples/ImportThenDelete").And.Some.Contains("--project examples/Serve"));
}
