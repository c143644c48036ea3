using FakeKms.Tests;
using Microsoft.Playwright;

namespace FakeKms.Browser.Tests;

internal sealed class TimelineTests
{
    [Test]
    public async Task The_page_asks_for_nothing_beside_itself_and_has_no_error()
    {
        await using var timeline = await Timeline.OfAsync(await Days.OfTenAsync());
        await timeline.Rows.First.ClickAsync();
        await timeline.Search.FillAsync("Encrypt");
        await timeline.Page.GetByLabel("Axis").SelectOptionAsync("time");

        using var scope = Assert.EnterMultipleScope();
        Assert.That(timeline.Opened.Requests, Is.Empty);
        Assert.That(timeline.Opened.Complaints, Is.Empty);
    }

    [TestCase("<img src='http://127.0.0.1:9/dot.png'>")]
    [TestCase("<link rel=stylesheet href='beside.css'>")]
    [TestCase("<script>fetch('http://127.0.0.1:9/').catch(() => { })</script>")]
    public async Task A_page_that_asks_for_something_is_noticed(string markup)
    {
        await using var page = await OpenedPage.OfAsync("<!DOCTYPE html><title>a page</title>" + markup);

        Assert.That(page.Requests, Has.Exactly(1).Matches("9/|beside.css"));
    }

    [TestCase("<script>throw new Error('broken')</script>")]
    [TestCase("<script>console.error('broken')</script>")]
    public async Task A_page_that_complains_is_noticed(string markup)
    {
        await using var page = await OpenedPage.OfAsync("<!DOCTYPE html><title>a page</title>" + markup);

        Assert.That(page.Complaints, Has.Exactly(1).Contains("broken"));
    }

    [Test]
    public async Task What_code_under_test_says_is_text_in_the_page()
    {
        const string Hostile = "</script><img src=http://127.0.0.1:9/x onerror=document.title='owned'>";
        await using var kms = Pinned.Server(k => k.WithKey("alias/cards"));
        using var client = kms.CreateClient();
        await client.EncryptTextAsync("alias/cards", "x", new() { [Hostile] = Hostile });

        await using var timeline = await Timeline.OfAsync(kms.Trail, title: Hostile);
        await timeline.Rows.First.ClickAsync();

        using var scope = Assert.EnterMultipleScope();
        Assert.That(await timeline.Page.TitleAsync(), Does.StartWith("</script><img src"));
        Assert.That(await timeline.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync(), Is.EqualTo(Hostile));
        Assert.That(await timeline.JsonAsync(), Is.EqualTo(kms.Trail[0].ToJson(indented: true).ReplaceLineEndings("\n")));
        Assert.That(await timeline.Page.Locator("img").CountAsync(), Is.Zero);
        Assert.That(timeline.Opened.Requests, Is.Empty);
    }

    [Test]
    public async Task A_page_of_no_records_says_so()
    {
        await using var timeline = await Timeline.OfAsync([]);

        using var scope = Assert.EnterMultipleScope();
        Assert.That(await timeline.CountAsync(), Is.EqualTo("0 records"));
        Assert.That(await timeline.Page.Locator("#none").IsVisibleAsync(), Is.True);
        Assert.That(timeline.Opened.Complaints, Is.Empty);
    }
}
