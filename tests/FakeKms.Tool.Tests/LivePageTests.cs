using Amazon.KeyManagementService.Model;

namespace FakeKms.Tool.Tests;

internal sealed class LivePageTests
{
    [TestCase("")]
    [TestCase("/_fakekms")]
    public async Task The_page_shows_the_trail_and_looks_for_more(string address)
    {
        await using var tool = await ServedTool.StartAsync();
        using var client = tool.Client();
        await client.CreateKeyAsync(new CreateKeyRequest());
        using var answer = await tool.Http.GetAsync(new Uri(address, UriKind.Relative));
        var page = await answer.Content.ReadAsStringAsync();

        using var scope = Assert.EnterMultipleScope();
        Assert.That(answer.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/html; charset=utf-8"));
        Assert.That(page, Does.Contain("CreateKey").And.Contain("const seen = {\"records\":1,").And.Contain("fetch('/_fakekms/health'"));
        Assert.That(answer.Headers.CacheControl!.NoStore);
    }

    [Test]
    public async Task The_page_may_ask_where_it_came_from_and_nobody_else()
    {
        await using var tool = await ServedTool.StartAsync();
        var page = await tool.Http.GetStringAsync("");
        var policy = page[page.IndexOf("Content-Security-Policy", StringComparison.Ordinal)..];

        Assert.That(policy, Does.StartWith("Content-Security-Policy\" content=\"default-src 'none'; connect-src 'self'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"));
        Assert.That(page.Split("http://"), Has.Length.EqualTo(1), "It names no other address.");
        Assert.That(page.Split("https://"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_record_does_not_become_markup()
    {
        await using var tool = await ServedTool.StartAsync();
        using var client = tool.Client();
        await client.CreateKeyAsync(new CreateKeyRequest { Description = "</body><script>alert(1)</script>" });

        Assert.That(await tool.Http.GetStringAsync(""), Does.Not.Contain("<script>alert"));
    }

    [Test]
    public async Task A_long_trail_is_shown_from_its_end()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards"));
        using var client = kms.CreateClient();
        for (var i = 0; i <= Control.LivePage.LongestTrail; i++) await client.DescribeKeyAsync("alias/cards");
        var page = Control.LivePage.Of(kms.Trail);

        using var scope = Assert.EnterMultipleScope();
        Assert.That(page, Does.Contain("Live timeline, the last 2,000 of 2,001 records"));
        Assert.That(page, Does.Not.Contain(kms.Trail[0].EventID).And.Contain(kms.Trail[1].EventID));
        Assert.That(page, Does.Contain("const seen = {\"records\":2001,"));
    }
}
