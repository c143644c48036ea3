namespace FakeKms.Browser.Tests;

internal sealed class SizeTests
{
    // So many rows fit into a window of 900 pixels, with those that are ready above and below it.
    private const int RowsInSight = 60;

    [Test]
    public async Task A_click_far_down_the_list_opens_the_record_under_the_pointer_and_leaves_the_list_where_it_is()
    {
        var records = await Days.OfManyAsync(200);
        await using var timeline = await Timeline.OfAsync(records);
        await timeline.Page.Locator("#list").EvaluateAsync("list => { list.scrollTop = 100 * 28; }");
        await timeline.Page.Locator("#r103").ClickAsync();

        using var scope = Assert.EnterMultipleScope();
        Assert.That(await timeline.JsonAsync(), Is.EqualTo(records[103].ToJson(indented: true).ReplaceLineEndings("\n")));
        Assert.That(await timeline.Page.Locator("#list").EvaluateAsync<int>("list => list.scrollTop"), Is.EqualTo(2800));
    }

    [TestCase(1_000, "1,000 records")]
    [TestCase(20_000, "20,000 records")]
    public async Task A_page_of_many_records_has_only_the_rows_in_sight_and_finds_every_other(int count, string said)
    {
        var records = await Days.OfManyAsync(count);
        await using var timeline = await Timeline.OfAsync(records);
        var (all, rows) = (await timeline.CountAsync(), await timeline.RowsAsync());

        await timeline.Page.Locator("#list").FocusAsync();
        await timeline.Page.Keyboard.PressAsync("End");
        await timeline.Page.Keyboard.PressAsync("Enter");
        var last = await timeline.JsonAsync();
        await timeline.Search.FillAsync("NotFoundException");

        using var scope = Assert.EnterMultipleScope();
        Assert.That(all, Is.EqualTo(said));
        Assert.That(rows, Is.InRange(5, RowsInSight));
        Assert.That(last, Is.EqualTo(records[^1].ToJson(indented: true).ReplaceLineEndings("\n")));
        Assert.That(await timeline.CountAsync(), Does.StartWith(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count / 10:N0} of ")));
        Assert.That(await timeline.RowsAsync(), Is.InRange(5, RowsInSight));
        Assert.That(timeline.Opened.Complaints, Is.Empty);
    }
}
