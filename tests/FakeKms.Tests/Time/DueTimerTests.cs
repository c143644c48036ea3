using FakeKms.Time;

namespace FakeKms.Tests.Time;

/// <summary>Time providers whose timers and whose clock do not go together.</summary>
public sealed class DueTimerTests
{
    private readonly OddTime time = new();
    private int acts;

    [Test]
    public void A_timer_that_comes_while_the_clock_stands_still_does_nothing_and_is_not_set_again()
    {
        using var timer = Wanting(TimeSpan.FromMinutes(1));
        time.Fire();

        Assert.That((acts, time.Waits.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public void One_that_comes_a_little_early_is_set_for_the_rest_and_for_a_millisecond_at_least()
    {
        using var timer = Wanting(TimeSpan.FromMinutes(1));
        time.Now += TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1);
        time.Fire();
        timer.Set();

        Assert.That((acts, time.Waits[^1]), Is.EqualTo((1, TimeSpan.FromMilliseconds(1))));
    }

    [Test]
    public void One_that_comes_in_time_acts()
    {
        using var timer = Wanting(TimeSpan.FromMinutes(1));
        time.Now += TimeSpan.FromMinutes(1);
        time.Fire();

        Assert.That(acts, Is.EqualTo(1));
    }

    [Test]
    public void No_timer_waits_for_longer_than_timers_can()
    {
        using var timer = Wanting(TimeSpan.FromDays(365));

        Assert.That(time.Waits, Is.EqualTo(new[] { TimeSpan.FromDays(49) }));
    }

    [Test]
    public void A_clock_of_ours_stands_still_on_its_way_at_what_is_due_alone()
    {
        var clock = new KmsClock(Pinned.Start);
        var stops = new List<DateTimeOffset>();
        using var timer = new DueTimer(clock, () => stops.Add(clock.GetUtcNow()));
        timer.Want(Pinned.Start.AddDays(400));
        timer.Set();

        clock.Advance(TimeSpan.FromDays(36500));

        Assert.That(stops, Is.EqualTo(new[] { Pinned.Start.AddDays(400) }));
    }

    [Test]
    public void One_that_comes_after_the_end_does_nothing()
    {
        var timer = Wanting(TimeSpan.FromMinutes(1));
        timer.Dispose();
        time.Now += TimeSpan.FromHours(1);
        time.Fire();

        Assert.That(acts, Is.Zero);
    }

    private DueTimer Wanting(TimeSpan after)
    {
        var timer = new DueTimer(time, () => acts++);
        timer.Want(time.Now + after);
        timer.Set();
        return timer;
    }

    private sealed class OddTime : TimeProvider
    {
        private Action fire = () => { };

        public DateTimeOffset Now { get; set; } = Pinned.Start;

        /// <summary>What was waited for, but for timers that rest.</summary>
        public List<TimeSpan> Waits { get; } = [];

        public override DateTimeOffset GetUtcNow() => Now;

        public void Fire() => fire();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            fire = () => callback(state);
            return new Waiting(Waits);
        }

        private sealed class Waiting(List<TimeSpan> waits) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                waits.Add(dueTime);
                return true;
            }

            public void Dispose() { }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
