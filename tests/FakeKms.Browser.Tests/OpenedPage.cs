using Microsoft.Playwright;

namespace FakeKms.Browser.Tests;

/// <summary>A page from a file, as somebody opens it who found it among the results of a test; with what it asked for and complained of.</summary>
internal sealed class OpenedPage : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fakekms-browser-").FullName;
    private readonly IBrowserContext context;
    private readonly List<string> requests = [];
    private readonly List<string> complaints = [];

    private OpenedPage(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Request += (_, request) => requests.Add(request.Url);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Where the page is.</summary>
    public string Url => new Uri(Path.Combine(folder, "timeline.html")).AbsoluteUri;

    /// <summary>What the page asked for beside itself.</summary>
    public IEnumerable<string> Requests => requests.Where(url => url != Url && url != "data:,");

    /// <summary>Errors of the script, and what the browser has to say.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public static async Task<OpenedPage> OfAsync(string html, ColorScheme scheme = ColorScheme.Light, int width = 1400)
    {
        var context = await Chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(15_000);
        var opened = new OpenedPage(context, await context.NewPageAsync());
        await File.WriteAllTextAsync(Path.Combine(opened.folder, "timeline.html"), html);
        await opened.Page.GotoAsync(opened.Url);
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        Directory.Delete(folder, recursive: true);
    }
}
