using Microsoft.Playwright;

namespace FakeKms.Browser.Tests;

internal sealed class FilterTests
{
    [Test]
    public async Task The_outcome_reduces_the_rows()
    {
        await using var timeline = await Timeline.OfAsync(await Days.OfTenAsync());
        List<string> counts = [await timeline.CountAsync()];
        List<int> rows = [await timeline.RowsAsync()];
        foreach (var outcome in new[] { "ok", "failed", "denied", "service", "fault" })
        {
            await timeline.Page.GetByLabel("Outcome").SelectOptionAsync(outcome);
            counts.Add(await timeline.CountAsync());
            rows.Add(await timeline.RowsAsync());
        }

        using var scope = Assert.EnterMultipleScope();
        Assert.That(rows, Is.EqualTo(new[] { 10, 6, 2, 1, 1, 1 }));
        Assert.That(counts, Is.EqualTo(rows.Select(count => count == 10 ? "10 records" : $"{count} of 10 records")));
    }

    [Test]
    public async Task Key_and_event_reduce_the_rows()
    {
        await using var timeline = await Timeline.OfAsync(await Days.OfTenAsync());
        List<int> rows = [];
        foreach (var (filter, choice) in new[] { ("Key", "about no key"), ("Key", "alias/audit"), ("Event", "Encrypt") })
        {
            await timeline.Page.GetByRole(AriaRole.Combobox, new() { Name = filter }).SelectOptionAsync(new[] { choice });
            rows.Add(await timeline.RowsAsync());
        }

        Assert.That(rows, Is.EqualTo(new[] { 1, 2, 1 }));
    }

    [Test]
    public async Task Every_word_of_the_search_has_to_occur_in_the_record()
    {
        await using var timeline = await Timeline.OfAsync(await Days.OfTenAsync());

        await timeline.Search.FillAsync("encrypt");
        var one = await timeline.RowsAsync();
        await timeline.Search.FillAsync("encrypt throttling");
        var two = await timeline.Rows.AllInnerTextsAsync();
        await timeline.Search.FillAsync("encrypt throttling nowhere");

        using var scope = Assert.EnterMultipleScope();
        Assert.That(one, Is.EqualTo(6));
        Assert.That(two, Has.Count.EqualTo(1).And.All.Contains("ThrottlingException, injected"));
        Assert.That(await timeline.RowsAsync(), Is.Zero);
        Assert.That(await timeline.Page.GetByText("No record is like that.").IsVisibleAsync(), Is.True);
    }

    [Test]
    public async Task Clear_brings_every_row_back()
    {
        await using var timeline = await Timeline.OfAsync(await Days.OfTenAsync());
        await timeline.Search.FillAsync("nowhere");
        await timeline.Page.GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();
        await timeline.Rows.Nth(9).WaitForAsync();

        Assert.That(await timeline.CountAsync(), Is.EqualTo("10 records"));
    }
}
