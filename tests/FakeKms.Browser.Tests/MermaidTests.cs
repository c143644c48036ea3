using System.Text.Json;
using FakeKms.Tests;

namespace FakeKms.Browser.Tests;

/// <summary>What Mermaid itself makes of the diagrams.</summary>
internal sealed class MermaidTests
{
    private static readonly string? Script = Find();

    [Test]
    public async Task Mermaid_draws_the_diagram_of_a_day()
    {
        var drawn = await DrawnAsync((await Days.OfTenAsync()).ToMermaid());

        using var scope = Assert.EnterMultipleScope();
        Assert.That(drawn, Does.Contain("user/Alice").And.Contain("alias/cards").And.Contain("alias/audit").And.Contain("KMS"));
        Assert.That(drawn, Does.Contain("2026-01-08T00:00:00Z, 7 d 00:00:00 later"));
        Assert.That(drawn, Does.Contain("Encrypt, ThrottlingException (injected ThrottlingException)"));
        Assert.That(drawn.Count(text => text is "DeleteKey" or "ListKeys" or "DeleteImportedKeyMaterial" or "ScheduleKeyDeletion"), Is.EqualTo(4));
    }

    // A colon is in no name: it ends the parts of an ARN.
    [Test]
    public async Task A_name_is_drawn_as_it_stands_whatever_it_would_mean_to_Mermaid()
    {
        string[] names = ["end", "a;b#c%%{init}%%", "participant x as y", "<b>\"loud\"</b>", "\u05E9\u05DC\u05D5\u05DD \u4F60\u597D \u00E9", "+->>- $$x$$ [a](b) *c* `d`"];
        await using var kms = Pinned.Server(k => k.WithKey("alias/cards"));
        using var client = kms.CreateClient();
        await client.EncryptTextAsync("alias/cards", "x");
        var record = kms.Trail[0].ToJson();
        var logged = names.SelectMany(name => CloudTrailLog.Parse(record.Replace("user/Alice", "user/" + JsonSerializer.Serialize(name)[1..^1], StringComparison.Ordinal)));

        Assert.That(await DrawnAsync(logged.ToMermaid()), Is.SupersetOf(names.Select(name => "user/" + name)));
    }

    [Test]
    public async Task Mermaid_draws_the_longest_diagram_that_is_made() =>
        Assert.That((await DrawnAsync((await Days.OfManyAsync(300)).ToMermaid())).Count(text => text.StartsWith("DescribeKey", StringComparison.Ordinal) || text == "Encrypt"), Is.EqualTo(KmsTimeline.MermaidRecords));

    [Test]
    public async Task Mermaid_draws_the_diagram_of_nothing() => Assert.That(await DrawnAsync(Array.Empty<KmsEvent>().ToMermaid()), Does.Contain("KMS"));

    [Test]
    public void What_is_no_diagram_is_refused()
    {
        NeedMermaid();

        Assert.That(async () => await DrawnAsync("sequenceDiagram\n    a->>"), Throws.InstanceOf<Microsoft.Playwright.PlaywrightException>().With.Message.Contains("Parse error"));
    }

    private static void NeedMermaid()
    {
        if (Script is null) Assert.Ignore("There is no Mermaid here to draw the diagrams; where npm is, eng/browser-tools.sh fetches it.");
    }

    /// <summary>The texts of the drawing.</summary>
    private static async Task<string[]> DrawnAsync(string diagram)
    {
        NeedMermaid();
        await using var opened = await OpenedPage.OfAsync("<!DOCTYPE html><title>Mermaid</title>");
        await opened.Page.AddScriptTagAsync(new() { Path = Script });
        return await opened.Page.EvaluateAsync<string[]>(
            """
            async diagram => {
                mermaid.initialize({ startOnLoad: false });
                await mermaid.parse(diagram);
                document.body.innerHTML = (await mermaid.render('drawn', diagram)).svg;
                return [...document.querySelectorAll('text')].map(text => text.textContent.trim());
            }
            """,
            diagram);
    }

    private static string? Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FakeKms.sln"))) folder = folder.Parent;
        var fetched = Path.Combine(folder!.FullName, "artifacts", "mermaid");
        return Directory.Exists(fetched) ? Directory.EnumerateFiles(fetched, "*.min.js").Order(StringComparer.Ordinal).LastOrDefault() : null;
    }
}
