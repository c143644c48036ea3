using System.Collections.Concurrent;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail;

public class SubscriptionTests : InMemory
{
    private readonly ConcurrentQueue<KmsEvent> seen = new();

    [Test]
    public async Task A_record_is_handed_over_before_the_call_returns()
    {
        await Client.ListAliasesAsync(new ListAliasesRequest());
        using var subscription = Kms.Trail.Subscribe(seen.Enqueue);
        await Client.ListKeysAsync(new ListKeysRequest());

        Assert.That(seen, Is.EqualTo(new[] { Kms.Trail[1] }), "and only what comes after the subscription");
    }

    [Test]
    public async Task Parallel_calls_are_handed_over_one_at_a_time_each_once_in_the_order_of_the_trail()
    {
        var (busy, together) = (0, 0);
        using var subscription = Kms.Trail.Subscribe(record =>
        {
            if (Interlocked.Increment(ref busy) != 1) Interlocked.Increment(ref together);
            seen.Enqueue(record);
            Interlocked.Decrement(ref busy);
        });
        var keyId = await Client.CreateSymmetricKeyAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var call = 0; call < 50; call++) await Client.DescribeKeyAsync(keyId);
        })));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen, Has.Count.EqualTo(401));
            Assert.That(seen, Is.EqualTo(Kms.Trail));
            Assert.That(together, Is.Zero);
        }
    }

    [Test]
    public async Task A_call_leaves_its_record_to_a_subscriber_that_is_busy_and_does_not_wait()
    {
        var (busy, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var subscription = Kms.Trail.Subscribe(record =>
        {
            if (busy.TrySetResult()) release.Task.GetAwaiter().GetResult();
            seen.Enqueue(record);
        });
        var first = Task.Run(() => Client.ListKeysAsync(new ListKeysRequest()));
        await busy.Task;

        await Client.ListAliasesAsync(new ListAliasesRequest());
        Assert.That(seen, Is.Empty);

        release.SetResult();
        await first;
        Assert.That(seen.Select(record => record.EventName), Is.EqualTo(new[] { "ListKeys", "ListAliases" }));
    }

    [Test]
    public async Task A_subscriber_may_call_the_server_and_gets_those_records_afterwards()
    {
        var order = new List<string>();
        using var subscription = Kms.Trail.Subscribe(record =>
        {
            order.Add("begin " + record.EventName);
            if (record.EventName == "CreateKey") Client.DescribeKeyAsync(record.Text("responseElements.keyMetadata.keyId")).GetAwaiter().GetResult();
            order.Add("end " + record.EventName);
        });

        await Client.CreateKeyAsync(new CreateKeyRequest());

        Assert.That(order, Is.EqualTo(new[] { "begin CreateKey", "end CreateKey", "begin DescribeKey", "end DescribeKey" }));
    }

    [Test]
    public async Task A_subscriber_may_read_the_trail_move_the_clock_and_forget_everything()
    {
        var counts = new List<int>();
        using var subscription = Kms.Trail.Subscribe(record =>
        {
            counts.Add(Kms.Trail.Count);
            if (record.EventName == "ScheduleKeyDeletion") Kms.Advance(TimeSpan.FromDays(7));
            if (record.EventName == "DeleteKey") Kms.Reset();
        });
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(counts, Is.EqualTo(new[] { 1, 2, 3 }));
            Assert.That(Kms.Trail, Is.Empty);
        }
    }

    [Test]
    public async Task What_comes_due_is_handed_over_when_the_clock_moves()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        using var subscription = Kms.Trail.Subscribe(seen.Enqueue);
        Kms.Advance(TimeSpan.FromDays(7));

        Assert.That(seen.Select(record => record.EventName), Is.EqualTo(new[] { "DeleteKey" }));
    }

    [Test]
    public async Task What_was_due_before_the_subscription_is_not_handed_over()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        Kms.Clock.Advance(TimeSpan.FromDays(7));
        using var subscription = Kms.Trail.Subscribe(seen.Enqueue);
        await Client.ListKeysAsync(new ListKeysRequest());

        Assert.That(seen.Select(record => record.EventName), Is.EqualTo(new[] { "ListKeys" }));
    }

    [Test]
    public async Task An_exception_of_a_subscriber_breaks_neither_the_call_nor_the_other_subscribers()
    {
        using var faulty = Kms.Trail.Subscribe(record => throw new InvalidOperationException(record.EventName));
        using var sound = Kms.Trail.Subscribe(seen.Enqueue);
        await Client.ListKeysAsync(new ListKeysRequest());
        await Client.ListAliasesAsync(new ListAliasesRequest());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen, Has.Count.EqualTo(2));
            Assert.That(Kms.Trail.SubscriberErrors.Select(error => error.Message), Is.EqualTo(new[] { "ListKeys", "ListAliases" }));
            Assert.That(Kms.Defects, Is.Empty);
        }
    }

    [Test]
    public async Task A_subscription_ends_when_it_is_disposed_even_by_its_own_subscriber()
    {
        IDisposable? subscription = null;
        subscription = Kms.Trail.Subscribe(record =>
        {
            seen.Enqueue(record);
            subscription!.Dispose();
        });
        await Client.ListKeysAsync(new ListKeysRequest());
        await Client.ListKeysAsync(new ListKeysRequest());
        subscription.Dispose();

        Assert.That(seen, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_subscription_that_has_ended_does_not_get_the_rest_of_what_came_due()
    {
        for (var key = 0; key < 2; key++) await Client.ScheduleKeyDeletionAsync(await Client.CreateSymmetricKeyAsync(), 7);
        IDisposable? subscription = null;
        subscription = Kms.Trail.Subscribe(record =>
        {
            seen.Enqueue(record);
            subscription!.Dispose();
        });
        Kms.Advance(TimeSpan.FromDays(7));

        Assert.That((seen.Count, Kms.Trail.Named("DeleteKey").Count), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task Clearing_the_trail_keeps_the_subscription()
    {
        using var subscription = Kms.Trail.Subscribe(seen.Enqueue);
        await Client.ListKeysAsync(new ListKeysRequest());
        Kms.Trail.Clear();
        Kms.Reset();
        await Client.ListKeysAsync(new ListKeysRequest());

        Assert.That(seen, Has.Count.EqualTo(2));
    }
}
