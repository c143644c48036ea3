using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Engine.State;

namespace FakeKms.Tests.Engine.State;

/// <summary>How long a change takes, and what copies of a server know of it.</summary>
public class EventualConsistencyTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(100);

    [Test]
    public async Task A_spread_leaves_a_part_of_each_delay_to_chance()
    {
        var waits = await WaitsAsync(k => k.WithSeed(1), spread: 0.5);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(waits, Is.All.InRange(50, 100));
            Assert.That(waits.Distinct().Count(), Is.GreaterThan(5));
        }
    }

    [Test]
    public async Task The_spread_follows_the_seed()
    {
        var (one, again, other) = (
            await WaitsAsync(k => k.WithSeed(1), spread: 1), await WaitsAsync(k => k.WithSeed(1), spread: 1), await WaitsAsync(k => k.WithSeed(2), spread: 1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again, Is.EqualTo(one));
            Assert.That(other, Is.Not.EqualTo(one));
        }
    }

    [Test]
    public async Task A_spread_changes_no_id_and_no_material()
    {
        async Task<string> SecondKeyAsync(double spread)
        {
            using var kms = Pinned.Server(k => k.WithConsistencyDelay(d => d with { Keys = Delay, Spread = spread }));
            using var client = kms.CreateClient();
            await client.CreateKeyAsync(new CreateKeyRequest());
            return (await client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.CurrentKeyMaterialId;
        }

        Assert.That(await SecondKeyAsync(1), Is.EqualTo(await SecondKeyAsync(0)));
    }

    [Test]
    public void Who_has_seen_a_change_does_not_go_back_to_what_was_before_it()
    {
        var alias = new FormerValues<string>();
        alias.Add("first", Pinned.Start, visibleFrom: Pinned.Start.AddSeconds(10));
        alias.Add("second", Pinned.Start.AddSeconds(1), visibleFrom: Pinned.Start.AddSeconds(2));

        Assert.That(
            new[] { 1, 2, 9, 10, 11 }.Select(seconds => alias.Seen("third", Pinned.Start.AddSeconds(seconds))),
            Is.EqualTo(new[] { "first", "third", "third", "third", "third" }));
    }

    [Test]
    public async Task A_copy_knows_what_is_not_seen_yet_and_shares_nothing_that_can_change()
    {
        using var kms = Everything();
        await ChangeEverythingAsync(kms);
        var state = StateCopyTests.StateOf(kms);

        var copy = state.Copy(state.Settings, TimeSpan.Zero);
        var (graph, other) = (new ObjectGraph(state.Consistency, StateCopyTests.IsLeaf), new ObjectGraph(copy.Consistency, StateCopyTests.IsLeaf));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(other.Text, Is.EqualTo(graph.Text));
            Assert.That(other.Text, Is.Not.EqualTo(new ObjectGraph(new KmsState(state.Settings).Consistency, StateCopyTests.IsLeaf).Text));
            Assert.That(other.Objects.Intersect(graph.Objects, ReferenceEqualityComparer.Instance).Select(thing => thing!.GetType().Name), Is.Empty);
        }
    }

    [Test]
    public async Task What_is_not_seen_yet_is_seen_at_the_same_time_in_a_restored_server_and_a_fork()
    {
        using var kms = Pinned.Server(k => k.WithKey("alias/cards").WithConsistencyDelay(d => d with { KeyStates = Delay }));
        using var client = kms.CreateClient();
        await client.DisableKeyAsync(kms.Key("alias/cards").KeyId);
        kms.Advance(Delay / 2);
        var snapshot = kms.Snapshot();
        using var fork = kms.Fork();

        kms.Advance(Delay / 2 - TimeSpan.FromTicks(1));
        kms.Restore(snapshot);
        var before = await StateAsync(kms);
        kms.Advance(TimeSpan.FromTicks(1));
        var inFork = await StateAsync(fork);
        fork.Advance(Delay / 2);

        Assert.That((before, await StateAsync(kms), inFork, await StateAsync(fork)), Is.EqualTo(("Enabled", "Disabled", "Enabled", "Disabled")));
    }

    [Test]
    public async Task What_everybody_has_seen_is_forgotten_now_and_then()
    {
        using var kms = Everything();
        await ChangeEverythingAsync(kms);
        kms.Advance(Delay);
        using var client = kms.CreateClient();
        await client.CreateKeyAsync(new CreateKeyRequest());

        using var one = Pinned.Server(k => k.WithConsistencyDelay(d => d with { Keys = Delay }));
        using var maker = one.CreateClient();
        await maker.CreateKeyAsync(new CreateKeyRequest());

        Assert.That(Things(kms), Is.EqualTo(Things(one)));
    }

    [TestCase(-1.0)]
    [TestCase(1.5)]
    [TestCase(double.NaN)]
    public void A_spread_is_a_part(double spread) => Assert.That(
        () => new KmsConsistencyDelays { Spread = spread },
        Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith("The spread is a part of the delays: write 0 to 1."));

    [TestCase(-1)]
    [TestCase(366)]
    public void A_delay_lasts_from_zero_to_a_year(int days) => Assert.That(
        () => new KmsConsistencyDelays { Grants = TimeSpan.FromDays(days) },
        Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith("A delay lasts from zero to 365 days. (Parameter 'Grants')"));

    [Test]
    public void A_spread_of_nothing_is_refused() => Assert.That(
        () => FakeKmsServer.Start(k => k.WithConsistencyDelay(d => d with { Spread = 0.5 })),
        Throws.ArgumentException.With.Message.EqualTo(
            "WithConsistencyDelay has a Spread and nothing to spread: say which changes take time, such as Aliases = TimeSpan.FromSeconds(5)."));

    [Test]
    public void No_delays_at_all_are_a_mistake() => Assert.That(
        () => FakeKmsServer.Start(k => k.WithConsistencyDelay(_ => null!)),
        Throws.ArgumentException.With.Message.StartsWith("The function returned null instead of delays."));

    private static FakeKmsServer Everything() => Pinned.Server(k => k.WithKey("alias/cards").WithKey("alias/other").WithConsistencyDelay(d => d with
    {
        Keys = Delay,
        KeyStates = Delay,
        KeyPolicies = Delay,
        Aliases = Delay,
        Tags = Delay,
        Grants = Delay,
        Replicas = Delay,
        Spread = 0.1,
    }));

    private static async Task ChangeEverythingAsync(FakeKmsServer kms)
    {
        using var client = kms.CreateClient();
        var (cards, other) = (kms.Key("alias/cards").KeyId, kms.Key("alias/other").KeyId);
        await client.CreateKeyAsync(new CreateKeyRequest());
        await client.UpdateAliasAsync("alias/cards", other);
        await client.CreateAliasAsync("alias/new", other);
        await client.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = cards, Policy = kms.Key(cards).Policy });
        var grant = new CreateGrantRequest { KeyId = cards, GranteePrincipal = "arn:aws:iam::444455556666:role/Guest", Operations = ["Encrypt"] };
        var ended = (await client.CreateGrantAsync(grant)).GrantId;
        await client.CreateGrantAsync(grant);
        await client.RevokeGrantAsync(new RevokeGrantRequest { KeyId = cards, GrantId = ended });
        await client.TagResourceAsync(new TagResourceRequest { KeyId = cards, Tags = [new Tag { TagKey = "Project", TagValue = "Alpha" }] });
        await client.DisableKeyAsync(cards);
    }

    private static int Things(FakeKmsServer kms) => new ObjectGraph(StateCopyTests.StateOf(kms).Consistency, StateCopyTests.IsLeaf).Objects.Count();

    private static async Task<string> StateAsync(FakeKmsServer kms)
    {
        using var client = kms.CreateClient();
        return (await client.DescribeKeyAsync(kms.Key("alias/cards").KeyId)).KeyMetadata.KeyState.Value;
    }

    // After how many seconds each of ten keys is found.
    private static async Task<int[]> WaitsAsync(Action<FakeKmsBuilder> configure, double spread)
    {
        using var kms = Pinned.Server(k => configure(k.WithConsistencyDelay(d => d with { Keys = Delay, Spread = spread })));
        using var client = kms.CreateClient();
        for (var i = 0; i < 10; i++) await client.CreateKeyAsync(new CreateKeyRequest());
        var waits = new List<int>();
        for (var seconds = 0; seconds <= 100; seconds++)
        {
            var found = (await client.ListKeysAsync(new ListKeysRequest())).Keys?.Count ?? 0;
            while (waits.Count < found) waits.Add(seconds);
            kms.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.That(waits, Has.Count.EqualTo(10));
        return [.. waits];
    }
}
