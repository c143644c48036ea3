using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;

namespace FakeKms.Tests.Time;

/// <summary>Code under test sees on the server's clock what it would see on Microsoft's FakeTimeProvider.</summary>
public partial class ClockComparisonTests
{
    private readonly KmsClock clock = new(Pinned.Start);
    private readonly FakeTimeProvider other = new(Pinned.Start);

    [TestCaseSource(typeof(ClockScripts), nameof(ClockScripts.Names))]
    public async Task Timers_and_waits_do_what_they_do_on_a_FakeTimeProvider_that_moves_second_by_second(string script)
    {
        var seen = await new ClockScripts(clock, BySeconds(clock.Advance)).RunAsync(script);

        Assert.That(seen, Is.Not.Empty.And.EqualTo(await new ClockScripts(other, BySeconds(other.Advance)).RunAsync(script)));
    }

    // There the callbacks of one leap see the end of it; here each sees its own due time, as on a real clock.
    [TestCaseSource(typeof(ClockScripts), nameof(ClockScripts.Names))]
    public async Task A_leap_does_the_same_but_for_the_time_that_callbacks_see(string script)
    {
        var leaps = await new ClockScripts(clock, clock.Advance).RunAsync(script);
        var others = await new ClockScripts(other, other.Advance).RunAsync(script);
        var seconds = new KmsClock(Pinned.Start);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(leaps.Select(NoTime), Is.EqualTo(others.Select(NoTime)));
            Assert.That(leaps, Is.EqualTo(await new ClockScripts(seconds, BySeconds(seconds.Advance)).RunAsync(script)), "a leap is as good as many steps");
        }
    }

    private static Action<TimeSpan> BySeconds(Action<TimeSpan> advance) => duration =>
    {
        for (var second = 0; second < duration.TotalSeconds; second++) advance(TimeSpan.FromSeconds(1));
    };

    private static string NoTime(string seen) => AtTime().Replace(seen, "");

    [GeneratedRegex(" at [0-9]+$")]
    private static partial Regex AtTime();
}
