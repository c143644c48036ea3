using System.Runtime.CompilerServices;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Time;
using Microsoft.Extensions.Time.Testing;

namespace FakeKms.Tests.Time;

/// <summary>Servers that run by a clock of somebody else.</summary>
public class ForeignClockTests
{
    private readonly FakeTimeProvider time = new(Pinned.Start);

    [Test]
    public async Task Subscribers_hear_of_what_fell_due_when_that_clock_moves()
    {
        using var kms = FakeKmsServer.Start(k => k.WithTimeProvider(time));
        var seen = new List<string>();
        using var subscription = kms.Trail.Subscribe(record => seen.Add($"{record.EventTime:yyyy-MM-dd} {record.EventName}"));
        using var client = kms.CreateClient();
        var rotating = await client.CreateSymmetricKeyAsync();
        await client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = rotating, RotationPeriodInDays = 90 });
        await client.ScheduleKeyDeletionAsync(await client.CreateSymmetricKeyAsync(), 7);
        seen.Clear();

        time.Advance(TimeSpan.FromDays(7));
        var afterAWeek = seen.ToArray();
        time.Advance(TimeSpan.FromDays(200));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(afterAWeek, Is.EqualTo(new[] { "2026-01-08 DeleteKey" }));
            Assert.That(seen.Skip(1), Is.EqualTo(new[] { "2026-04-01 RotateKey", "2026-06-30 RotateKey" }));
        }
    }

    [Test]
    public async Task The_server_and_its_scenarios_move_it_when_they_are_told_how()
    {
        using var kms = FakeKmsServer.Start(k => k.WithTimeProvider(time, advance: time.Advance).WithKey("alias/cards", key => key.PendingDeletion(7)));
        using var fork = kms.Fork();

        kms.Advance(TimeSpan.FromDays(3));
        await kms.Scenario("a key goes").DescribeKey("alias/cards").Advance(TimeSpan.FromDays(4)).DescribeKey("alias/cards").Expect<NotFoundException>();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(time.GetUtcNow(), Is.EqualTo(Pinned.Start.AddDays(7)));
            Assert.That(kms.Trail.Select(record => record.EventName), Is.EqualTo(new[] { "DescribeKey", "DeleteKey", "DescribeKey" }));
            Assert.That(() => fork.Advance(TimeSpan.FromDays(1)), Throws.Nothing);
            Assert.That(() => kms.Advance(TimeSpan.FromTicks(-1)), Throws.TypeOf<ArgumentOutOfRangeException>());
        }
    }

    [Test]
    public void A_function_that_does_not_move_it_is_refused()
    {
        var another = new FakeTimeProvider(Pinned.Start);
        using var kms = FakeKmsServer.Start(k => k.WithTimeProvider(time, advance: another.Advance));

        Assert.That(() => kms.Advance(TimeSpan.FromDays(1)), Throws.InvalidOperationException.With.Message.EqualTo(
            "The function that WithTimeProvider was given as advance did not move the FakeTimeProvider by 1.00:00:00: " +
            "it stands at 2026-01-01T00:00:00.0000000+00:00. It must move the time provider of the same call."));
    }

    [Test]
    public void What_falls_due_after_Reset_and_Restore_is_heard_of()
    {
        using var kms = FakeKmsServer.Start(k => k.WithTimeProvider(time).WithKey("alias/cards", key => key.PendingDeletion(7)));
        var seen = new List<string>();
        using var subscription = kms.Trail.Subscribe(record => seen.Add(record.EventName));

        time.Advance(TimeSpan.FromDays(7));
        kms.Reset();
        time.Advance(TimeSpan.FromDays(7));

        Assert.That(seen, Is.EqualTo(new[] { "DeleteKey", "DeleteKey" }));
    }

    [Test]
    public async Task On_the_system_clock_a_due_time_years_away_is_no_error()
    {
        using var kms = FakeKmsServer.Start(k => k.WithTimeProvider(TimeProvider.System));
        using var client = kms.CreateClient();

        await client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = await client.CreateSymmetricKeyAsync(), RotationPeriodInDays = 2560 });

        Assert.That(kms.Defects, Is.Empty);
    }

    [Test]
    public async Task On_the_system_clock_subscribers_hear_of_what_fell_due_without_a_call()
    {
        using var kms = FakeKmsServer.Start(k => k.WithTimeProvider(TimeProvider.System).WithTransitionTime(TimeSpan.FromMilliseconds(1)));
        var synchronized = new TaskCompletionSource();
        using var subscription = kms.Trail.Subscribe(record =>
        {
            if (record.EventName == "SynchronizeMultiRegionKey") synchronized.TrySetResult();
        });
        using var client = kms.CreateClient();
        var keyId = (await client.CreateKeyAsync(new() { MultiRegion = true })).KeyMetadata.KeyId;
        await client.ReplicateKeyAsync(new() { KeyId = keyId, ReplicaRegion = "eu-west-1" });

        await synchronized.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Test]
    public void A_server_that_nobody_keeps_is_not_kept_alive_by_the_clock([Values] bool system)
    {
        TimeProvider clock = system ? TimeProvider.System : time;
        var server = Forgotten(clock);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.That(server.TryGetTarget(out _), Is.False);
        time.Advance(TimeSpan.FromDays(30));
    }

    [Test]
    public void A_clock_whose_timers_run_by_another_time_is_looked_at_before_each_call_all_the_same()
    {
        var standing = new StandingClock { Now = Pinned.Start };
        using var kms = FakeKmsServer.Start(k => k.WithTimeProvider(standing).WithKey("alias/cards", key => key.PendingDeletion(7)));

        standing.Now = Pinned.Start.AddDays(8);

        Assert.That(kms.Trail.Select(record => record.EventTime), Is.EqualTo(new[] { Pinned.Start.AddDays(7) }));
    }

    [Test]
    public void Whoever_reads_the_server_makes_subscribers_hear_of_what_fell_due()
    {
        var standing = new StandingClock { Now = Pinned.Start };
        using var kms = FakeKmsServer.Start(k => k.WithTimeProvider(standing).WithKey("alias/cards", key => key.PendingDeletion(7)));
        var seen = new List<string>();
        using var subscription = kms.Trail.Subscribe(record => seen.Add(record.EventName));
        standing.Now = Pinned.Start.AddDays(7);

        _ = kms.Keys;

        Assert.That(seen, Is.EqualTo(new[] { "DeleteKey" }));
    }

    [Test]
    public void What_fell_due_before_a_Reset_has_happened_before_it()
    {
        var standing = new StandingClock { Now = Pinned.Start };
        using var kms = FakeKmsServer.Start(k => k.WithTimeProvider(standing).WithKey("alias/cards", key => key.PendingDeletion(7)));
        var seen = new List<string>();
        using var subscription = kms.Trail.Subscribe(record => seen.Add(record.EventName));
        standing.Now = Pinned.Start.AddDays(7);

        kms.Reset();

        Assert.That((seen, kms.Trail.Count), Is.EqualTo((new[] { "DeleteKey" }, 0)));
    }

    [Test]
    public async Task Subscribers_hear_of_it_when_others_can_use_the_server_whoever_looked_within_a_call()
    {
        var standing = new StandingClock { Now = Pinned.Start };
        using var kms = FakeKmsServer.Start(k => k.WithTimeProvider(standing).WithKey("alias/cards", key => key.PendingDeletion(7)));
        using var client = kms.CreateClient();
        using var rule = kms.Faults.When(_ => kms.Keys.Count == 1).Fail(KmsFault.Throttling);
        var isFree = new List<bool>();
        using var subscription = kms.Trail.Subscribe(_ => isFree.Add(Task.Run(() => kms.Keys).Wait(TimeSpan.FromSeconds(5))));
        standing.Now = Pinned.Start.AddDays(7);

        await client.ListKeysAsync(new ListKeysRequest());

        Assert.That(isFree, Is.EqualTo(new[] { true, true }));
    }

    [Test]
    public async Task What_a_call_leaves_to_be_done_at_its_own_time_is_done_when_the_clock_moves_at_all()
    {
        using var kms = FakeKmsServer.Start(k => k.WithTimeProvider(time));
        using var client = kms.CreateClient();
        var keyId = (await client.CreateKeyAsync(new() { MultiRegion = true })).KeyMetadata.KeyId;
        var seen = new List<string>();
        using var subscription = kms.Trail.Subscribe(record => seen.Add(record.EventName));

        await client.ReplicateKeyAsync(new() { KeyId = keyId, ReplicaRegion = "eu-west-1" });
        var before = seen.Contains("SynchronizeMultiRegionKey");
        time.Advance(TimeSpan.FromTicks(1));

        Assert.That((before, seen.Contains("SynchronizeMultiRegionKey")), Is.EqualTo((false, true)));
    }

    [Test]
    public void A_server_that_ends_leaves_no_timer_behind()
    {
        var clock = new InterruptedClock();
        var kms = FakeKmsServer.Start(k => k.WithTimeProvider(clock).WithKey("alias/cards", key => key.PendingDeletion(7)));

        kms.Dispose();

        Assert.That(clock.Timers, Is.Not.Empty.And.All.Property("IsDisposed").True);
    }

    [Test]
    public void A_timer_that_is_made_while_its_server_ends_does_not_outlive_it()
    {
        var clock = new InterruptedClock();
        var due = new DueTimer(clock, () => { });
        clock.Meanwhile = due.Dispose;
        due.Want(clock.GetUtcNow().AddDays(1));

        due.Set();

        Assert.That(clock.Timers, Has.One.Items.And.All.Property("IsDisposed").True);
    }

    // Not inlined, so that nothing of it stays on the stack.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference<FakeKmsServer> Forgotten(TimeProvider clock) =>
        new(FakeKmsServer.Start(k => k.WithTimeProvider(clock).WithKey("alias/cards", key => key.PendingDeletion(7))));

    private sealed class InterruptedClock : TimeProvider
    {
        public Action Meanwhile { get; set; } = () => { };

        public List<GivenTimer> Timers { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new GivenTimer();
            Timers.Add(timer);
            Meanwhile();
            return timer;
        }
    }

    private sealed class GivenTimer : ITimer
    {
        public bool IsDisposed { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period) => !IsDisposed;

        public void Dispose() => IsDisposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class StandingClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException("no timers here");
    }
}
