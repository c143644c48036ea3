using Microsoft.Playwright;

namespace FakeKms.Browser.Tests;

/// <summary>The one browser of all tests here: a Chromium of the machine, in which each page has a context of its own.</summary>
[SetUpFixture]
public sealed class Chromium
{
    /// <summary>Names a Chromium that is not on the path.</summary>
    private const string Variable = "FAKEKMS_CHROMIUM";

    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync",
    ];

    private static IPlaywright? driver;
    private static IBrowser? browser;

    internal static IBrowser Browser => browser ?? throw new InvalidOperationException("There is no browser here; the tests are skipped before they ask for it.");

    [OneTimeSetUp]
    public static async Task StartAsync()
    {
        var path = Environment.GetEnvironmentVariable(Variable) ?? Programs.Find("chromium", "chromium-browser", "google-chrome");
        if (path is null) Assert.Ignore($"There is no Chromium here, on the path or in {Variable}, to open the timeline in.");
        driver = await Playwright.CreateAsync();
        browser = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = Flags });
    }

    [OneTimeTearDown]
    public static async Task StopAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        driver?.Dispose();
    }
}
