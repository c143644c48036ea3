using System.Diagnostics;
using System.Globalization;
using FakeKms.Operations;

namespace FakeKms.Http.Tests.Determinism;

/// <summary>
/// The same seed, the same start and the same script give the same bytes: of the requests, of the answers and of the trail. Every test compares with what the
/// script gave somewhere else in this process, at whatever moment that was.
/// </summary>
public sealed class RepeatedScriptTests
{
    private static readonly Lazy<Task<IReadOnlyList<string>>> InMemory = new(() => RepeatedScript.RunAsync());

    [Test]
    public async Task The_script_makes_every_operation()
    {
        var made = (await InMemory.Value).Where(line => line.StartsWith("TrentService.", StringComparison.Ordinal)).Select(line => line.Split(' ', '.')[1]);

        Assert.That(made.Distinct(), Is.EquivalentTo(OperationCatalog.All.Select(operation => operation.Name)));
    }

    [Test]
    public async Task The_other_lane_gives_the_same() =>
        Assert.That(await RepeatedScript.RunAsync(isOverHttp: true), Is.EqualTo(await InMemory.Value));

    [Test]
    public async Task Not_even_the_user_agent_of_the_SDK_tells_the_lanes_apart()
    {
        await using var kms = FakeKmsServer.Start();
        using var inMemory = kms.CreateClient();
        using var overHttp = kms.OverHttp().CreateClient();
        await inMemory.ListKeysAsync(new());
        await overHttp.ListKeysAsync(new());

        Assert.That(kms.Trail[1].UserAgent, Is.EqualTo(kms.Trail[0].UserAgent));
    }

    [Test]
    public async Task Another_seed_gives_something_else() =>
        Assert.That((await RepeatedScript.RunAsync(seed: 43)).Intersect(await InMemory.Value), Is.Empty);

    [Test]
    public async Task A_culture_makes_no_difference([Values("tr-TR", "ar-SA", "th-TH")] string culture)
    {
        var expected = await InMemory.Value;
        // They flow with the test and end with it.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

        Assert.That(await RepeatedScript.RunAsync(), Is.EqualTo(expected));
    }

    [Test]
    public async Task Servers_that_run_at_the_same_time_do_not_disturb_each_other()
    {
        var together = await Task.WhenAll(Enumerable.Range(0, 3).Select(number => Task.Run(() => RepeatedScript.RunAsync(seed: number == 1 ? 43 : 42))));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(together[0], Is.EqualTo(await InMemory.Value));
            Assert.That(together[2], Is.EqualTo(await InMemory.Value));
        }
    }

    [TestCase("fa-IR", "Asia/Kathmandu")]
    [TestCase("de-DE", "America/St_Johns")]
    public async Task Another_process_with_another_culture_and_time_zone_gives_the_same_on_both_lanes(string culture, string timeZone)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(RepeatedScript).Assembly.Location, RepeatedScript.Argument, culture])
        {
            RedirectStandardOutput = true,
            Environment = { ["TZ"] = timeZone },
        })!;
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        var once = (await InMemory.Value).Select(RepeatedScript.Short).ToArray();
        Assert.That(printed.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(once.Concat(once)));
    }
}
