namespace FakeKms.Readme.Tests;

internal sealed class GuardTests
{
    [Test]
    public void A_block_that_does_not_compile_is_reported_with_its_line()
    {
        var block = Only("# Title\n\n```csharp\nvar fine = 1;\nkms.NoSuchCall(fine);\n```\n");

        Assert.That(() => CSharpBlock.Compile(block), Throws.TypeOf<AssertionException>().With.Message.StartsWith("PAGE.md:5: CS1061"));
    }

    [Test]
    public void Lines_are_counted_past_using_directives_and_the_given_server()
    {
        var block = Only("```csharp\nusing System.Text;\n\nnew StringBuilder().NoSuchCall();\n```\n");

        Assert.That(() => CSharpBlock.Compile(block), Throws.TypeOf<AssertionException>().With.Message.StartsWith("PAGE.md:4: CS1061"));
    }

    [Test]
    public void A_warning_is_a_failure()
    {
        var block = Only("```csharp\nint unused;\n```\n");

        Assert.That(() => CSharpBlock.Compile(block), Throws.TypeOf<AssertionException>().With.Message.StartsWith("PAGE.md:2: CS0168"));
    }

    [Test]
    public void A_program_that_throws_fails() => Assert.That(
        () => RunAsync("await Task.Yield();\nthrow new TimeoutException();"), Throws.TypeOf<TimeoutException>());

    [Test]
    public void A_test_that_throws_fails() => Assert.That(
        () => RunAsync("public class Fixture\n{\n    [Test]\n    public void Fails() => throw new TimeoutException();\n}"), Throws.TypeOf<TimeoutException>());

    [Test]
    public async Task Set_up_and_tear_down_stand_around_every_test()
    {
        const string fixture = """
            public class Fixture
            {
                private static readonly List<string> Steps = [];
                [SetUp] public void SetUp() => Steps.Add("set up");
                [Test] public void First() => Assert.That(Steps[^1], Is.EqualTo("set up"));
                [Test] public async Task Second() { await Task.Yield(); Assert.That(Steps[^1], Is.EqualTo("set up")); }
                [TearDown] public void TearDown() => Steps.Add("torn down");
            }
            """;

        Assert.That(await RunAsync(fixture), Is.EqualTo(2));
    }

    [Test]
    public async Task A_block_of_types_without_tests_runs_nothing() => Assert.That(await RunAsync("public class Empty;"), Is.Zero);

    [Test]
    public void A_shell_block_that_runs_a_missing_project_is_found()
    {
        var block = new MarkdownBlock("PAGE.md", 7, "sh", "dotnet run --project examples/Nowhere -- --port 1");

        Assert.That(MissingProjects.In([block], Pages.Root), Is.EqualTo(["PAGE.md:7: examples/Nowhere"]));
    }

    [TestCase("[page](docs/nowhere.md)", "docs/nowhere.md")]
    [TestCase("[page](docs/cloudtrail.md#nothing)", "docs/cloudtrail.md#nothing")]
    [TestCase("[here](#nothing)", "#nothing")]
    public void A_link_that_leads_nowhere_is_found(string text, string link) => Assert.That(BrokenLinks.In("README.md", text, Pages.Root), Is.EqualTo([$"README.md: {link}"]));

    [TestCase("[page](docs/cloudtrail.md#what-kms-does-by-itself), [web](https://example.com/nowhere)")]
    [TestCase("# Here\n\n## WireMock.Net, too\n[here](#here) [there](#wiremocknet-too)")]
    public void A_link_that_leads_somewhere_is_not(string text) => Assert.That(BrokenLinks.In("README.md", text, Pages.Root), Is.Empty);

    [TestCase("[page](docs/server.md)", "docs/server.md")]
    [TestCase("[page](https://example.com/FakeKms)", "https://example.com/FakeKms")]
    [TestCase("[page](https://example.org/OWNER/FakeKmsToo)", "https://example.org/OWNER/FakeKmsToo")]
    [TestCase("[page](https://example.org/OWNER/FakeKms/blob/main/docs/nowhere.md)", "https://example.org/OWNER/FakeKms/blob/main/docs/nowhere.md")]
    [TestCase("[page](https://example.org/OWNER/FakeKms/blob/main/README.md#nothing)", "https://example.org/OWNER/FakeKms/blob/main/README.md#nothing")]
    [TestCase("- name: A page\n  url: https://example.com/FakeKms/security/policy\n", "https://example.com/FakeKms/security/policy")]
    public void A_link_that_leaves_the_repository_or_leads_nowhere_in_it_is_found(string text, string link) =>
        Assert.That(RepositoryLinks.Broken("PAGE.md", text, Pages.Root, "https://example.org/OWNER/FakeKms"), Is.EqualTo([$"PAGE.md: {link}"]));

    [TestCase("[tour](https://example.org/OWNER/FakeKms#readme), [page](https://example.org/OWNER/FakeKms/blob/main/docs/server.md)")]
    [TestCase("  url: https://example.org/OWNER/FakeKms/security/policy\n  about: url of nothing")]
    [TestCase("[home](https://example.org/OWNER/FakeKms)")]
    public void A_link_into_the_repository_is_not(string text) =>
        Assert.That(RepositoryLinks.Broken("PAGE.md", text, Pages.Root, "https://example.org/OWNER/FakeKms"), Is.Empty);

    [Test]
    public void An_example_of_the_XML_documentation_is_read_as_code()
    {
        var block = DocumentedExamples.In("A.cs", "    /// <example>\n    /// <code>\n    /// List&lt;int&gt; list = [];\n    ///     list.Add(1);\n    /// </code>\n    public void M() { }").Single();

        Assert.That((block.Line, block.Text), Is.EqualTo((3, "List<int> list = [];\n    list.Add(1);")));
    }

    [Test]
    public void A_block_that_is_not_closed_is_refused() => Assert.That(
        () => MarkdownBlock.In("PAGE.md", "\n```csharp\nvar x = 1;").ToArray(), Throws.TypeOf<FormatException>().With.Message.Contains("PAGE.md:2"));

    private static MarkdownBlock Only(string markdown) => MarkdownBlock.In("PAGE.md", markdown).Single();

    private static async Task<int> RunAsync(string code) => await BlockRun.RunAsync(CSharpBlock.Compile(new MarkdownBlock("PAGE.md", 1, "csharp", code)));
}
