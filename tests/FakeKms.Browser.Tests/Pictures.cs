using Microsoft.Playwright;

namespace FakeKms.Browser.Tests;

/// <summary>Takes the pictures of docs/images anew: <c>dotnet run --project tests/FakeKms.Browser.Tests -- --filter "FullyQualifiedName~Pictures"</c>.</summary>
[Explicit("writes into docs/images")]
internal sealed class Pictures
{
    [TestCase(10, ColorScheme.Light)]
    [TestCase(1_000, ColorScheme.Dark)]
    [TestCase(20_000, ColorScheme.Light)]
    public async Task The_timeline_of_so_many_records(int count, ColorScheme scheme)
    {
        var records = count == 10 ? await Days.OfTenAsync() : await Days.OfManyAsync(count);
        await using var timeline = await Timeline.OfAsync(records, scheme, title: count == 10 ? "Withdrawn_material_makes_the_key_unusable" : null);
        // The one that policies refused, or one that failed.
        await timeline.Search.FillAsync(count == 10 ? "" : "NotFoundException");
        await timeline.Page.Locator(count == 10 ? "#r5" : "#r9").ClickAsync();
        await timeline.Search.FillAsync("");

        await timeline.Page.ScreenshotAsync(new PageScreenshotOptions { Path = PathOf($"timeline-{count}-{scheme.ToString().ToLowerInvariant()}.png") });

        Assert.That(timeline.Opened.Complaints, Is.Empty);
    }

    private static string PathOf(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "FakeKms.sln"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "docs", "images", name);
    }
}
