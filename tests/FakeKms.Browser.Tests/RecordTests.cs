using Microsoft.Playwright;

namespace FakeKms.Browser.Tests;

internal sealed class RecordTests
{
    [Test]
    public async Task A_click_shows_each_record_as_ToJson_writes_it()
    {
        var records = await Days.OfTenAsync();
        await using var timeline = await Timeline.OfAsync(records);
        var hidden = await timeline.Detail.IsHiddenAsync();
        List<string> shown = [];
        for (var i = 0; i < records.Count; i++)
        {
            await timeline.Rows.Nth(i).ClickAsync();
            shown.Add(await timeline.JsonAsync());
        }

        using var scope = Assert.EnterMultipleScope();
        Assert.That(hidden, Is.True);
        Assert.That(shown, Is.EqualTo(records.Select(record => record.ToJson(indented: true).ReplaceLineEndings("\n"))));
    }

    [Test]
    public async Task A_click_on_a_mark_in_the_lanes_opens_its_record()
    {
        var records = await Days.OfTenAsync();
        await using var timeline = await Timeline.OfAsync(records);
        var lanes = (await timeline.Page.Locator("#canvas").BoundingBoxAsync())!;
        // One step for each record, from the names of the lanes, which take 220 pixels, to the right edge; the first lane is 34 high.
        await timeline.Page.Mouse.ClickAsync(lanes.X + 220 + ((lanes.Width - 220) * 0.7f / 10.4f), lanes.Y + 19);

        Assert.That(await timeline.JsonAsync(), Is.EqualTo(records[0].ToJson(indented: true).ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task The_statement_that_decided_stands_by_what_was_refused()
    {
        await using var timeline = await Timeline.OfAsync(await Days.OfTenAsync());
        await timeline.Rows.Filter(new() { HasText = "AccessDenied" }).ClickAsync();
        var decision = timeline.Page.GetByRole(AriaRole.Region, new() { Name = "What policies decided" });

        using var scope = Assert.EnterMultipleScope();
        Assert.That(await decision.InnerTextAsync(), Does.Contain("denied by NoEncrypt of ").And.Contain("kms:Encrypt"));
        Assert.That((await timeline.FactsAsync())[0], Is.EqualTo("Outcome: \u25A0 AccessDenied"));
    }

    [Test]
    public async Task A_record_that_no_policy_decided_says_nothing_of_policies()
    {
        await using var timeline = await Timeline.OfAsync(await Days.OfTenAsync());
        await timeline.Rows.First.ClickAsync();

        Assert.That(await timeline.Page.GetByText("What policies decided").IsHiddenAsync(), Is.True);
    }

    [Test]
    public async Task An_injected_fault_is_marked_in_the_row_and_in_the_record()
    {
        await using var timeline = await Timeline.OfAsync(await Days.OfTenAsync());
        var row = timeline.Rows.Filter(new() { HasText = "ThrottlingException" });
        await row.ClickAsync();

        using var scope = Assert.EnterMultipleScope();
        Assert.That(await row.Locator(".fault").InnerTextAsync(), Does.StartWith("\u25EF"));
        Assert.That(await timeline.FactsAsync(), Does.Contain("Injected: ThrottlingException"));
        Assert.That(await timeline.Page.Locator("#summary").InnerTextAsync(), Does.Contain("1 injected fault"));
    }
}
