using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace FakeKms.Browser.Tests;

internal sealed class AccessibilityTests
{
    [TestCase(ColorScheme.Light, 1400)]
    [TestCase(ColorScheme.Dark, 1400)]
    [TestCase(ColorScheme.Light, 360)]
    public async Task Axe_finds_nothing_serious(ColorScheme scheme, int width)
    {
        await using var timeline = await Timeline.OfAsync(await Days.OfTenAsync(), scheme, width, "A day", "What went wrong");
        await timeline.Rows.Filter(new() { HasText = "AccessDenied" }).ClickAsync();

        Assert.That(await SeriousAsync(timeline.Page), Is.Empty);
    }

    [Test]
    public async Task Axe_finds_nothing_serious_where_there_is_no_record()
    {
        await using var timeline = await Timeline.OfAsync([]);

        Assert.That(await SeriousAsync(timeline.Page), Is.Empty);
    }

    [Test]
    public async Task What_is_serious_is_found()
    {
        await using var page = await OpenedPage.OfAsync("<!DOCTYPE html><html lang=en><title>a page</title><p style='color: #ccc; background: #fff'>pale</p><button></button>");

        Assert.That(await SeriousAsync(page.Page), Has.Some.StartsWith("color-contrast").And.Some.StartsWith("button-name"));
    }

    private static async Task<string[]> SeriousAsync(IPage page)
    {
        var found = await page.RunAxe();
        return [.. from violation in found.Violations
                   where violation.Impact is "serious" or "critical"
                   select $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"];
    }
}
