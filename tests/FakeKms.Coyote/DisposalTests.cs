using System.Globalization;
using FakeKms.Engine;
using FakeKms.Time;
using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;

namespace FakeKms.Coyote;

/// <summary>A server that ends while it is used.</summary>
public static class DisposalTests
{
    [Test]
    public static async Task A_call_is_answered_and_recorded_or_refused_and_the_trail_stays_as_it_was_at_the_end()
    {
        var world = new World();

        var calling = AtOnce.RunAsync(() => world.CallAsync("Encrypt", World.Encrypt), () => world.CallAsync("Sign", World.Sign));
        var atTheEnd = await Task.Run(() =>
        {
            world.Kms.Dispose();
            return world.Kms.Trail.Count;
        });
        var answers = await calling;

        Specification.Assert(world.Kms.Trail.Count == atTheEnd, "A record came after the end.");
        Specification.Assert(world.TakenAtTheEnd == atTheEnd, "A subscriber heard of the end before it had all records.");
        world.Check(answers);
    }

    [Test]
    public static async Task A_part_that_is_made_at_the_end_does_not_outlive_the_server()
    {
        var (parts, made, stopped) = (new AttachedParts(), 0, 0);

        await AtOnce.RunAsync(() => Use(parts), () => Use(parts), parts.Stop);

        Specification.Assert(made <= 1 && stopped == made, "{0} parts were made and {1} were stopped.", made, stopped);

        void Use(AttachedParts attached)
        {
            try
            {
                attached.Get(() => Interlocked.Increment(ref made).ToString(CultureInfo.InvariantCulture), _ => Interlocked.Increment(ref stopped));
            }
            catch (ObjectDisposedException)
            {
                // It came too late.
            }
        }
    }

    [Test]
    public static async Task A_timer_that_is_set_at_the_end_does_not_outlive_the_server()
    {
        var time = new CountedTimers();
        var timer = new DueTimer(time, () => { });
        timer.Want(time.GetUtcNow() + TimeSpan.FromDays(1));

        await AtOnce.RunAsync(timer.Set, timer.Dispose);

        Specification.Assert(time.Running == 0, "A timer was left.");
    }

    private sealed class CountedTimers : TimeProvider
    {
        private readonly HashSet<ITimer> running = [];

        public int Running => running.Count;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new CountedTimer(this);
            lock (running) running.Add(timer);
            return timer;
        }

        private sealed class CountedTimer(CountedTimers time) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
                lock (time.running) time.running.Remove(this);
            }

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
