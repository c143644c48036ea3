namespace FakeKms.Tests.Time;

public class ClockTimerTests
{
    private readonly KmsClock clock = new(Pinned.Start);
    private readonly List<string> seen = [];

    private double Now => (clock.GetUtcNow() - Pinned.Start).TotalSeconds;

    [Test]
    public void A_callback_that_moves_the_clock_lengthens_the_move_that_it_is_part_of()
    {
        Timer(5, () =>
        {
            clock.Advance(TimeSpan.FromSeconds(3));
            seen.Add($"moved to {Now}");
        });
        Timer(6);
        Timer(12);

        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.That((seen, Now), Is.EqualTo((new[] { "5 at 5", "6 at 6", "moved to 8", "12 at 12" }, 13.0)));
    }

    [Test]
    public void A_callback_that_moves_the_clock_to_a_time_ends_where_it_says()
    {
        Timer(5, () =>
        {
            clock.SetUtcNow(Pinned.Start.AddSeconds(8));
            seen.Add($"moved to {Now}");
        });

        clock.SetUtcNow(Pinned.Start.AddSeconds(10));

        Assert.That((seen, Now), Is.EqualTo((new[] { "5 at 5", "moved to 8" }, 10.0)));
    }

    [Test]
    public void A_periodic_callback_that_moves_the_clock_comes_to_an_end()
    {
        var calls = 0;
        using var timer = clock.CreateTimer(_ => { if (++calls < 100) clock.Advance(TimeSpan.FromSeconds(1)); }, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That((calls, Now), Is.EqualTo((1, 2.0)));
    }

    [Test]
    public void A_callback_that_throws_does_not_shorten_the_move()
    {
        Timer(1, () => throw new InvalidOperationException("one"));
        Timer(2);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => clock.Advance(TimeSpan.FromSeconds(3)), Throws.InvalidOperationException.With.Message.EqualTo("one"));
            Assert.That((seen, Now), Is.EqualTo((new[] { "1 at 1", "2 at 2" }, 3.0)));
        }
    }

    [Test]
    public void Callbacks_that_throw_are_all_named()
    {
        Timer(1, () => throw new InvalidOperationException("one"));
        Timer(2, () => throw new InvalidOperationException("two"));

        Assert.That(
            () => clock.Advance(TimeSpan.FromSeconds(3)),
            Throws.TypeOf<AggregateException>().With.Property("InnerExceptions").Count.EqualTo(2).And.Message.StartsWith("Several timers threw while the clock moved."));
    }

    [Test]
    public void A_callback_runs_in_the_context_in_which_its_timer_was_made()
    {
        var context = new AsyncLocal<string?> { Value = "made" };
        Timer(1, () => seen.Add(context.Value ?? "nothing"));
        context.Value = "moved";

        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That((seen[1], context.Value), Is.EqualTo(("made", "moved")));
    }

    [TestCase(-2, 0)]
    [TestCase(0, -2)]
    [TestCase(4_294_967_295, 0)]
    [TestCase(0, 4_294_967_295)]
    public void Times_that_no_timer_of_NET_takes_are_refused(long dueMilliseconds, long periodMilliseconds)
    {
        var (due, period) = (TimeSpan.FromMilliseconds(dueMilliseconds), TimeSpan.FromMilliseconds(periodMilliseconds));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => clock.CreateTimer(_ => { }, null, due, period), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => TimeProvider.System.CreateTimer(_ => { }, null, due, period), Throws.TypeOf<ArgumentOutOfRangeException>());
        }
    }

    [Test]
    public void Moves_by_many_threads_add_up_and_no_timer_is_left_out()
    {
        var fired = 0;
        for (var i = 1; i <= 800; i++) clock.CreateTimer(_ => Interlocked.Increment(ref fired), null, TimeSpan.FromSeconds(i), Timeout.InfiniteTimeSpan);

        Parallel.For(0, 800, _ => clock.Advance(TimeSpan.FromSeconds(1)));

        Assert.That((Now, fired), Is.EqualTo((800.0, 800)));
    }

    [Test]
    public async Task A_callback_may_wait_for_another_thread_that_moves_the_clock()
    {
        Timer(1, () => Task.Run(() => clock.Advance(TimeSpan.FromSeconds(1))).Wait());

        await Task.Run(() => clock.Advance(TimeSpan.FromSeconds(1)));

        Assert.That(Now, Is.EqualTo(2));
    }

    [Test]
    public async Task A_callback_sees_the_server_at_its_own_due_time()
    {
        using var kms = FakeKmsServer.Start(k => k.WithTimeProvider(clock).WithKey("alias/cards", key => key.PendingDeletion(7)));
        using var client = kms.CreateClient();
        foreach (var days in new[] { 6, 8 })
        {
            Timer(days * 24 * 3600, () => client.DescribeKeyAsync(new Amazon.KeyManagementService.Model.DescribeKeyRequest { KeyId = "alias/cards" }).ContinueWith(_ => { }, TaskScheduler.Default).Wait());
        }

        kms.Advance(TimeSpan.FromDays(30));
        await Task.CompletedTask;

        Assert.That(kms.Trail.Select(record => $"{record.EventTime:dd} {record.EventName} {record.ErrorCode}"), Is.EqualTo(
            new[] { "07 DescribeKey ", "08 DeleteKey ", "09 DescribeKey NotFoundException" }));
    }

    private void Timer(int seconds, Action? act = null) => clock.CreateTimer(
        _ =>
        {
            seen.Add($"{seconds} at {Now}");
            act?.Invoke();
        },
        null,
        TimeSpan.FromSeconds(seconds),
        Timeout.InfiniteTimeSpan);
}
