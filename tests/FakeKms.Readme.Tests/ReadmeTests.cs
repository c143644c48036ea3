namespace FakeKms.Readme.Tests;

internal sealed class ReadmeTests
{
    private static IEnumerable<TestCaseData> CSharpBlocks => Pages.Blocks("csharp").Where(block => FrameworkCode.FolderOf(block.Page) is null)
        .Concat(DocumentedExamples.All).Select(block => new TestCaseData(block));

    [TestCaseSource(nameof(CSharpBlocks))]
    public async Task Every_csharp_block_compiles_and_runs(object block)
    {
        var ran = await BlockRun.RunAsync(CSharpBlock.Compile((MarkdownBlock)block));

        Assert.That(ran, Is.Positive, $"{block} has neither statements nor tests.");
    }

    [TestCase("README.md")]
    [TestCase("docs/getting-started.md")]
    [TestCase("docs/migration.md")]
    [TestCase("docs/server.md")]
    [TestCase("docs/callers.md")]
    [TestCase("docs/authorization.md")]
    [TestCase("docs/worlds.md")]
    [TestCase("docs/key-stores.md")]
    [TestCase("docs/scenarios.md")]
    [TestCase("docs/assertions.md")]
    [TestCase("docs/trail.md")]
    [TestCase("docs/telemetry.md")]
    [TestCase("docs/cryptography.md")]
    [TestCase("src/FakeKms/package-readme.md")]
    [TestCase("src/FakeKms.NUnit/package-readme.md")]
    [TestCase("src/FakeKms.WireMock/package-readme.md")]
    [TestCase("src/FakeKms.Xunit/package-readme.md")]
    public void A_page_of_the_manual_has_blocks_to_run(string page) => Assert.That(Pages.Blocks("csharp").Where(block => block.Page == page), Is.Not.Empty);

    [TestCase("src/FakeKms/FakeKmsServer.cs")]
    [TestCase("src/FakeKms/FakeKmsBuilder.cs")]
    [TestCase("src/FakeKms.NUnit/Recorded.cs")]
    [TestCase("src/FakeKms.WireMock/KmsHttpExtensions.cs")]
    public void What_most_people_call_has_an_example_in_its_documentation(string file) => Assert.That(DocumentedExamples.All.Where(block => block.Page == file), Is.Not.Empty);

    [Test]
    public void Every_page_is_in_the_readme_s_table_of_contents() => Assert.That(
        Pages.Names.Where(page => Path.GetDirectoryName(page) == "docs"), Is.All.Matches<string>(page => Pages.Text("README.md").Contains($"]({page})")));

    [Test]
    public void Every_recipe_is_in_the_table_of_the_recipes_and_has_a_block_to_run()
    {
        var recipes = Pages.Names.Where(page => Path.GetDirectoryName(page) == Path.Combine("docs", "recipes")).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(recipes, Is.Not.Empty);
            Assert.That(recipes, Is.All.Matches<string>(page => Pages.Text("docs/recipes.md").Contains($"](recipes/{Path.GetFileName(page)})")));
            Assert.That(Pages.Blocks("csharp").Select(block => block.Page), Is.SupersetOf(recipes));
        }
    }

    [Test]
    public void Every_page_is_in_the_site_s_table_of_contents() => Assert.That(
        Pages.Names.Where(page => page.StartsWith("docs/", StringComparison.Ordinal)),
        Is.EquivalentTo(Pages.Text("site/docs/toc.yml").Split('\n').Where(line => line.Contains("href: ") && !line.Contains("../")).Select(line => "docs/" + line.Split("href: ")[1])));

    [Test]
    public void Every_link_between_the_pages_leads_to_a_file_and_a_heading() => Assert.That(Pages.Names.SelectMany(page => BrokenLinks.In(page, Pages.Text(page), Pages.Root)), Is.Empty);

    [TestCase("src/FakeKms/package-readme.md")]
    [TestCase("src/FakeKms.NUnit/package-readme.md")]
    [TestCase("src/FakeKms.WireMock/package-readme.md")]
    [TestCase("src/FakeKms.Tool/package-readme.md")]
    [TestCase("src/FakeKms.Xunit/package-readme.md")]
    [TestCase(".github/ISSUE_TEMPLATE/config.yml")]
    public void Every_link_of_a_page_that_is_read_elsewhere_leads_into_the_repository(string page) =>
        Assert.That(RepositoryLinks.Broken(page, Pages.Text(page), Pages.Root, Pages.RepositoryUrl), Is.Empty);

    [Test]
    public void Every_package_has_a_page_of_its_own() => Assert.That(
        Pages.PackageReadmes, Is.EquivalentTo(Directory.EnumerateFiles(Path.Combine(Pages.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(project => $"src/{Path.GetFileNameWithoutExtension(project)}/package-readme.md")));

    [Test]
    public void Every_project_that_a_shell_block_runs_exists() => Assert.That(MissingProjects.In(Pages.Blocks("sh"), Pages.Root), Is.Empty);

    [Test]
    public void The_readme_runs_the_examples() => Assert.That(
        Pages.Blocks("sh").Select(block => block.Text), Has.Some.Contains("--project examples/ImportThenDelete").And.Some.Contains("--project examples/Serve"));
}
