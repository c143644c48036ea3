using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Hosting;

public sealed class SnapshotTests : InMemory
{
    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards");

    [Test]
    public async Task A_server_can_be_brought_back_to_a_snapshot_any_number_of_times()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var snapshot = Kms.Snapshot();

        for (var i = 0; i < 3; i++)
        {
            await Client.DisableKeyAsync(keyId);
            Kms.Restore(snapshot);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(Kms.Key(keyId).KeyState, Is.EqualTo(KeyState.Enabled));
                Assert.That(Kms.Trail.Select(record => record.EventName), Is.EqualTo(new[] { "CreateKey" }));
            }
        }
    }

    [Test]
    public async Task What_became_due_since_the_snapshot_happens_at_once_and_at_its_own_time()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        Kms.Advance(TimeSpan.FromDays(2));
        var snapshot = Kms.Snapshot();
        await Client.CancelKeyDeletionAsync(new CancelKeyDeletionRequest { KeyId = keyId });
        Kms.Advance(TimeSpan.FromDays(30));
        var seen = new List<string>();
        using var subscription = Kms.Trail.Subscribe(record => seen.Add(record.EventName));

        Kms.Restore(snapshot);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen, Is.EqualTo(new[] { "DeleteKey" }), "before anybody asks");
            Assert.That((Kms.Keys.Count, snapshot.TakenAt), Is.EqualTo((1, Pinned.Start.AddDays(2))));
            Assert.That(Kms.Trail[^1], Has.Property("EventName").EqualTo("DeleteKey").And.Property("EventTime").EqualTo(Pinned.Start.AddDays(7)));
        }
    }

    [Test]
    public async Task What_is_not_yet_due_keeps_its_date()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        var snapshot = Kms.Snapshot();
        Kms.Advance(TimeSpan.FromDays(3));

        Kms.Restore(snapshot);

        Assert.That(Kms.Key(keyId).DeletionDate, Is.EqualTo(Pinned.Start.AddDays(7)));
    }

    [Test]
    public void A_snapshot_of_another_server_is_refused()
    {
        using var other = Pinned.Server();

        Assert.That(() => Kms.Restore(other.Snapshot()), Throws.ArgumentException.With.Message.StartsWith(
            "The snapshot was taken of another server; Fork makes a server that goes on from where another one is."));
    }

    [Test]
    public async Task A_fork_goes_on_by_itself()
    {
        var blob = await Client.EncryptTextAsync("alias/cards", "4111");

        using var fork = Kms.Fork();
        using var client = fork.CreateClient();
        await client.DisableKeyAsync(fork.Key("alias/cards").KeyId);
        fork.Advance(TimeSpan.FromDays(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((Kms.Key("alias/cards").KeyState, fork.Key("alias/cards").KeyState), Is.EqualTo((KeyState.Enabled, KeyState.Disabled)));
            Assert.That((Kms.Clock.GetUtcNow(), fork.Clock.GetUtcNow()), Is.EqualTo((Pinned.Start, Pinned.Start.AddDays(1))));
            Assert.That((Kms.Trail.Count, fork.Trail.Select(record => record.EventName)), Is.EqualTo((1, new[] { "Encrypt", "DisableKey" })));
            Assert.That(await Client.DecryptTextAsync(blob), Is.EqualTo("4111"));
        }
    }

    [Test]
    public async Task The_clock_of_a_fork_starts_where_the_server_is_and_what_is_due_waits_there()
    {
        await Client.ScheduleKeyDeletionAsync(Kms.Key("alias/cards").KeyId, 7);
        Kms.Advance(TimeSpan.FromDays(3));

        using var fork = Kms.Fork();
        var begun = fork.Clock.GetUtcNow();
        Kms.Advance(TimeSpan.FromDays(30));
        fork.Advance(TimeSpan.FromDays(4) - TimeSpan.FromSeconds(1));
        var last = fork.Keys.Count;
        fork.Advance(TimeSpan.FromSeconds(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(begun, Is.EqualTo(Pinned.Start.AddDays(3)));
            Assert.That((last, fork.Keys.Count), Is.EqualTo((1, 0)));
            Assert.That(fork.Trail[^1], Has.Property("EventName").EqualTo("DeleteKey").And.Property("EventTime").EqualTo(Pinned.Start.AddDays(7)));
        }
    }

    [Test]
    public async Task A_snapshot_of_a_moment_at_which_something_was_due_has_it_done()
    {
        await Client.ScheduleKeyDeletionAsync(Kms.Key("alias/cards").KeyId, 7);
        Kms.Clock.Advance(TimeSpan.FromDays(7));
        var snapshot = Kms.Snapshot();

        Kms.Restore(snapshot);

        Assert.That((Kms.Keys.Count, Kms.Trail[^1].EventName), Is.EqualTo((0, "DeleteKey")));
    }

    [Test]
    public async Task A_fork_is_a_twin()
    {
        using var fork = Kms.Fork();
        using var client = fork.CreateClient();

        Assert.That(await client.CreateSymmetricKeyAsync(), Is.EqualTo(await Client.CreateSymmetricKeyAsync()));
    }

    [Test]
    public async Task A_fork_knows_the_callers()
    {
        var bob = KmsCaller.IamUser("Bob").WithAccountId("444455556666").WithAccessKeyId("AKIABOB");
        Kms.CreateClient(bob).Dispose();

        using var fork = Kms.Fork();
        using var own = OwnClient.Of(fork, "AKIABOB");
        await own.ListKeysAsync(new ListKeysRequest());

        Assert.That(fork.Trail[^1].UserIdentity.AccountId, Is.EqualTo("444455556666"));
    }
}
