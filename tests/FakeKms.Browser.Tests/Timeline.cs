using Microsoft.Playwright;

namespace FakeKms.Browser.Tests;

/// <summary>The timeline as a person sees it: what stands where.</summary>
internal sealed class Timeline(OpenedPage opened) : IAsyncDisposable
{
    public IPage Page => opened.Page;

    public OpenedPage Opened => opened;

    public ILocator Rows => Page.GetByRole(AriaRole.Option).And(Page.Locator(".row"));

    public ILocator Search => Page.GetByRole(AriaRole.Searchbox);

    /// <summary>The opened record, beside the list.</summary>
    public ILocator Detail => Page.Locator("#detail");

    public static async Task<Timeline> OfAsync(IEnumerable<KmsEvent> records, ColorScheme scheme = ColorScheme.Light, int width = 1400, string? title = null, string? note = null) =>
        new(await OpenedPage.OfAsync(records.ToHtml(title, note), scheme, width));

    public async Task<string> CountAsync() => await Page.Locator("#count").InnerTextAsync();

    /// <summary>The record as the page shows it.</summary>
    public async Task<string> JsonAsync() => await Page.Locator("#json").InnerTextAsync();

    /// <summary>The facts of the opened record, each as "name: value".</summary>
    public async Task<string[]> FactsAsync() => await Page.Locator("#facts").EvaluateAsync<string[]>(
        "list => [...list.querySelectorAll('dt')].map(term => term.textContent + ': ' + term.nextElementSibling.textContent)");

    /// <summary>How many rows are in the document, in sight or near it.</summary>
    public async Task<int> RowsAsync() => await Rows.CountAsync();

    public ValueTask DisposeAsync() => opened.DisposeAsync();
}
