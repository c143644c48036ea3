namespace FakeKms.Browser.Tests;

internal sealed class KeyboardTests
{
    [Test]
    public async Task The_keyboard_alone_reaches_a_record_opens_it_and_comes_back()
    {
        var records = await Days.OfTenAsync();
        await using var timeline = await Timeline.OfAsync(records);
        var keyboard = timeline.Page.Keyboard;

        for (var i = 0; i < 20 && await FocusAsync(timeline) != "list"; i++) await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("ArrowDown");
        await keyboard.PressAsync("ArrowDown");
        var active = await timeline.Page.Locator("#list").GetAttributeAsync("aria-activedescendant");
        await keyboard.PressAsync("Enter");
        var (opened, focus) = (await timeline.JsonAsync(), await FocusAsync(timeline));
        await keyboard.PressAsync("Escape");

        using var scope = Assert.EnterMultipleScope();
        Assert.That(active, Is.EqualTo("r2"));
        Assert.That(opened, Is.EqualTo(records[2].ToJson(indented: true).ReplaceLineEndings("\n")));
        Assert.That(focus, Is.EqualTo("name"));
        Assert.That(await FocusAsync(timeline), Is.EqualTo("list"));
        Assert.That(await timeline.Detail.IsHiddenAsync(), Is.True);
    }

    [Test]
    public async Task Keys_go_through_the_list()
    {
        await using var timeline = await Timeline.OfAsync(await Days.OfTenAsync());
        await timeline.Page.Locator("#list").FocusAsync();
        List<string?> chosen = [];
        foreach (var key in new[] { "End", "ArrowUp", "Home", "ArrowUp", "ArrowDown" })
        {
            await timeline.Page.Keyboard.PressAsync(key);
            chosen.Add(await timeline.Page.Locator("[aria-selected=true]").GetAttributeAsync("id"));
        }

        Assert.That(chosen, Is.EqualTo(new[] { "r9", "r8", "r0", "r0", "r1" }));
    }

    [Test]
    public async Task A_slash_goes_to_the_search_and_is_not_part_of_it()
    {
        await using var timeline = await Timeline.OfAsync(await Days.OfTenAsync());
        await timeline.Page.Keyboard.PressAsync("/");
        await timeline.Page.Keyboard.TypeAsync("ListKeys");

        using var scope = Assert.EnterMultipleScope();
        Assert.That(await timeline.Search.InputValueAsync(), Is.EqualTo("ListKeys"));
        Assert.That(await timeline.RowsAsync(), Is.EqualTo(1));
    }

    private static async Task<string> FocusAsync(Timeline timeline) => await timeline.Page.EvaluateAsync<string>("document.activeElement.id");
}
