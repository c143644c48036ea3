using FakeKms.Assertions.Tests;
using FakeKms.Browser.Failing;
using Microsoft.Playwright;

namespace FakeKms.Browser.Tests;

/// <summary>What somebody sees who did not write the test that failed: the page that came with the result.</summary>
internal sealed class StrangerTests
{
    [Test]
    public async Task Material_that_expired_is_seen_before_the_call_that_wanted_it()
    {
        await using var timeline = await AttachedAsync(typeof(FailedTests.CardTests));
        var rows = await timeline.Rows.AllInnerTextsAsync();
        await timeline.Rows.Last.ClickAsync();

        using var scope = Assert.EnterMultipleScope();
        Assert.That(await HeadingAsync(timeline), Does.EndWith("CardTests.A_card_can_be_read_for_a_year"));
        Assert.That(await NoteAsync(timeline), Does.Contain("KMSInvalidStateException : arn:aws:kms:").And.Contain("is pending import."));
        Assert.That(rows[^2], Does.Match("(?s)2026-01-31.*by KMS itself.*DeleteExpiredKeyMaterial.*alias/cards"));
        Assert.That(rows[^1], Does.Match("(?s)2026-12-31.*KMSInvalidStateException.*Decrypt.*alias/cards.*CardVault/web-1"));
        Assert.That(await timeline.FactsAsync(), Has.Some.Match("^Message: arn:.* is pending import.$"));
    }

    [Test]
    public async Task The_statement_that_refused_is_named_by_its_Sid()
    {
        await using var timeline = await AttachedAsync(typeof(FailedTests.ReportTests));
        await timeline.Rows.Last.ClickAsync();

        using var scope = Assert.EnterMultipleScope();
        Assert.That(await NoteAsync(timeline), Does.Contain("assumed-role/Report/nightly is not authorized to perform: kms:Decrypt"));
        Assert.That(await timeline.FactsAsync(), Does.Contain("Caller: assumed-role/Report/nightly"));
        Assert.That(await timeline.Page.Locator("#decision").InnerTextAsync(), Does.Contain("denied by NoReports of the key policy"));
    }

    [Test]
    public async Task What_was_expected_stands_above_the_faults_that_the_test_injected()
    {
        await using var timeline = await AttachedAsync(typeof(FailedTests.RetryTests));

        using var scope = Assert.EnterMultipleScope();
        Assert.That(await NoteAsync(timeline), Does.Contain("Expected exactly 2 records where").And.Contain("Found in 3 records: 1"));
        Assert.That(await timeline.Page.Locator("#summary").InnerTextAsync(), Does.Contain("2 failed or denied").And.Contain("2 injected faults"));
        Assert.That(await timeline.Rows.Locator(".fault").CountAsync(), Is.EqualTo(2));
    }

    private static async Task<Timeline> AttachedAsync(Type fixture)
    {
        var file = FixtureRun.Of(fixture).TestAttachments.Single().FilePath;
        var page = await File.ReadAllTextAsync(file);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return new Timeline(await OpenedPage.OfAsync(page));
    }

    private static async Task<string> HeadingAsync(Timeline timeline) => await timeline.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync();

    private static async Task<string> NoteAsync(Timeline timeline) => await timeline.Page.Locator("#note").InnerTextAsync();
}
