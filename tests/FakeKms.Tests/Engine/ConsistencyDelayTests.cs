using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.Policies;

namespace FakeKms.Tests.Engine;

/// <summary>
/// Changes that others do not see yet. When they do, to the tick, is for the table of deadlines to say.
/// https://docs.aws.amazon.com/kms/latest/developerguide/programming-eventual-consistency.html
/// </summary>
public sealed class ConsistencyDelayTests : InMemory
{
    private const string Guest = "arn:aws:iam::444455556666:role/Guest";
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(5);
    private IAmazonKeyManagementService stranger = null!;
    private string cards = "";

    [SetUp]
    public void A_key_from_the_start_and_a_caller_of_another_account()
    {
        stranger = Kms.CreateClient(KmsCaller.AssumedRole("Guest", "zoe").WithAccountId("444455556666"));
        cards = Kms.Key("alias/cards").Arn;
    }

    [TearDown]
    public void The_stranger_leaves() => stranger.Dispose();

    [Test]
    public async Task What_was_there_from_the_start_is_known_from_the_start() => Assert.That(await StateOf("alias/cards"), Is.EqualTo("Enabled"));

    [Test]
    public async Task The_answer_of_the_change_itself_and_the_view_of_the_test_show_the_new_state()
    {
        var made = (await Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata;
        await Client.DisableKeyAsync(cards);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(made.KeyState, Is.EqualTo(KeyState.Enabled));
            Assert.That(Kms.Key(made.KeyId).KeyState, Is.EqualTo(KeyState.Enabled));
            Assert.That(Kms.Key(cards).KeyState, Is.EqualTo(KeyState.Disabled));
            Assert.That(await ErrorOf(() => Client.DescribeKeyAsync(made.KeyId)), Is.EqualTo($"NotFoundException: Key '{made.Arn}' does not exist"));
        }
    }

    [Test]
    public async Task A_call_that_brings_the_token_sees_its_grant_at_once_and_nobody_else_does()
    {
        var token = await GrantAsync("Encrypt");
        var other = await GrantAsync("DescribeKey");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await EncryptAsync(stranger, cards, token), Is.EqualTo("no error"));
            Assert.That(await EncryptAsync(stranger, cards), Does.StartWith("AccessDeniedException"));
            Assert.That(await EncryptAsync(stranger, cards, other), Does.StartWith("AccessDeniedException"));
        }
    }

    [Test]
    public async Task A_grant_that_was_ended_before_it_was_seen_counts_from_when_it_would_have_been_until_its_end_is()
    {
        await GrantAsync("Encrypt");
        var grantId = Kms.Key(cards).Grants.Single().GrantId;
        Kms.Advance(TimeSpan.FromSeconds(2));
        await Client.RetireGrantAsync(new RetireGrantRequest { KeyId = cards, GrantId = grantId });

        var outcomes = new List<string>();
        foreach (var seconds in new[] { 2, 1, 1, 1 })
        {
            Kms.Advance(TimeSpan.FromSeconds(seconds));
            outcomes.Add((await EncryptAsync(stranger, cards)).Split(':')[0]);
        }

        Assert.That(outcomes, Is.EqualTo(new[] { "AccessDeniedException", "no error", "no error", "AccessDeniedException" }));
    }

    [Test]
    public async Task Lists_of_aliases_and_grants_show_the_new_state()
    {
        await Client.DeleteAliasAsync("alias/cards");
        await GrantAsync("Encrypt");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Client.ListAliasesAsync(new ListAliasesRequest { KeyId = cards })).Aliases, Is.Null.Or.Empty);
            Assert.That((await Client.ListGrantsAsync(new ListGrantsRequest { KeyId = cards })).Grants, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task What_changes_a_thing_goes_by_its_new_state()
    {
        await Client.ScheduleKeyDeletionAsync(cards, 7);
        await Client.CancelKeyDeletionAsync(cards);
        await Client.CreateAliasAsync("alias/new", cards);

        Assert.That(await ErrorOf(() => Client.CreateAliasAsync("alias/new", cards)), Does.StartWith("AlreadyExistsException"));
    }

    [Test]
    public async Task A_former_state_is_described_without_the_dates_of_the_new_one()
    {
        await Client.ScheduleKeyDeletionAsync(cards, 7);

        var described = (await Client.DescribeKeyAsync(cards)).KeyMetadata;

        Assert.That((described.KeyState, described.Enabled, described.DeletionDate), Is.EqualTo((KeyState.Enabled, (bool?)true, (DateTime?)null)));
    }

    [Test]
    public async Task A_former_state_is_described_without_the_days_that_begin_with_the_last_replica_gone()
    {
        await using var kms = FakeKmsServer.Start(k => k
            .WithKey("alias/global", key => key.MultiRegion("eu-west-1")).WithConsistencyDelay(delays => delays with { KeyStates = Delay }));
        using var client = kms.CreateClient();
        await client.ScheduleKeyDeletionAsync(kms.Key("alias/global").KeyId, 7);

        var before = (await client.DescribeKeyAsync("alias/global")).KeyMetadata;
        kms.Advance(Delay);
        var after = (await client.DescribeKeyAsync("alias/global")).KeyMetadata;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((before.KeyState, before.PendingDeletionWindowInDays), Is.EqualTo((KeyState.Enabled, (int?)null)));
            Assert.That((after.KeyState, after.PendingDeletionWindowInDays), Is.EqualTo((KeyState.PendingReplicaDeletion, (int?)7)));
        }
    }

    [Test]
    public async Task A_key_that_still_waits_for_its_material_shows_no_expiry()
    {
        await using var kms = FakeKmsServer.Start(k => k
            .WithKey("alias/imported", key => key.PendingImport()).WithConsistencyDelay(delays => delays with { KeyStates = TimeSpan.FromMinutes(1) }));
        using var client = kms.CreateClient();
        await kms.Scenario("import").ImportKeyMaterial("alias/imported", expiresAfter: TimeSpan.FromDays(30));

        var before = (await client.DescribeKeyAsync("alias/imported")).KeyMetadata;
        kms.Advance(TimeSpan.FromMinutes(1));
        var after = (await client.DescribeKeyAsync("alias/imported")).KeyMetadata;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((before.KeyState, before.ExpirationModel, before.ValidTo), Is.EqualTo((KeyState.PendingImport, (ExpirationModelType?)null, (DateTime?)null)));
            Assert.That((after.KeyState, after.ExpirationModel), Is.EqualTo((KeyState.Enabled, ExpirationModelType.KEY_MATERIAL_EXPIRES)));
        }
    }

    [Test]
    public async Task Each_of_several_changes_is_seen_at_its_own_time()
    {
        var (first, second) = (await NewKeyAsync(), await NewKeyAsync());
        Kms.Advance(Delay);
        await Client.UpdateAliasAsync("alias/cards", first);
        Kms.Advance(TimeSpan.FromSeconds(3));
        await Client.UpdateAliasAsync("alias/cards", second);

        var seen = new List<string>();
        foreach (var seconds in new[] { 0, 2, 3 })
        {
            Kms.Advance(TimeSpan.FromSeconds(seconds));
            seen.Add((await Client.DescribeKeyAsync("alias/cards")).KeyMetadata.Arn);
        }

        Assert.That(seen, Is.EqualTo(new[] { cards, first, second }));
    }

    [Test]
    public async Task Material_that_was_deleted_is_gone_whatever_others_know_of_the_key()
    {
        var key = Kms.Key("alias/imported").Arn;
        await Client.ScheduleKeyDeletionAsync(key, 7);
        await Client.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = key });

        Assert.That(await EncryptAsync(Client, key), Is.EqualTo($"KMSInvalidStateException: {key} is pending deletion."));
    }

    [Test]
    public async Task An_alias_that_led_to_a_deleted_key_leads_nowhere()
    {
        await Client.ScheduleKeyDeletionAsync(cards, 7);
        Kms.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        await Client.DeleteAliasAsync("alias/cards");
        Kms.Advance(TimeSpan.FromSeconds(1));

        Assert.That(await ErrorOf(() => Client.DescribeKeyAsync("alias/cards")), Does.StartWith("NotFoundException"));
    }

    [Test]
    public async Task A_former_policy_that_let_somebody_in_still_does()
    {
        await Client.PutAsync(cards, Policies.Of(Policies.Allow(Policies.Root), Policies.Allow(Guest, "\"kms:Encrypt\"")));
        Kms.Advance(Delay);
        await Client.PutAsync(cards, Policies.Of(Policies.Allow(Policies.Root)));

        var before = await EncryptAsync(stranger, cards);
        Kms.Advance(Delay);

        Assert.That((before, (await EncryptAsync(stranger, cards)).Split(':')[0]), Is.EqualTo(("no error", "AccessDeniedException")));
    }

    [TestCase("alias/imported")]
    [TestCase("alias/in-store")]
    public async Task A_key_that_can_still_be_used_is_used_until_others_see_that_it_is_disabled(string alias)
    {
        await Kms.Scenario("a key in an external key store").CreateCustomKeyStore("vault", CustomKeyStoreType.EXTERNAL_KEY_STORE).ConnectCustomKeyStore("vault")
            .CreateKey("alias/in-store", OriginType.EXTERNAL_KEY_STORE, customKeyStoreId: "vault", xksKeyId: "k1");
        Kms.Advance(Delay);
        await Client.DisableKeyAsync(Kms.Key(alias).KeyId);
        var (disabled, before) = (Kms.Key(alias).KeyState, await EncryptAsync(Client, alias));
        Kms.Advance(Delay);

        Assert.That((disabled.Value, before, await EncryptAsync(Client, alias)), Is.EqualTo(("Disabled", "no error", $"DisabledException: {Kms.Key(alias).Arn} is disabled.")));
    }

    [Test]
    public async Task Each_call_is_recorded_as_it_was_answered()
    {
        await Client.DisableKeyAsync(cards);
        await EncryptAsync(Client, cards);
        Kms.Advance(Delay);
        await EncryptAsync(Client, cards);

        Assert.That(
            Kms.Trail.Where(record => record.EventName == "Encrypt").Select(record => record.ErrorCode), Is.EqualTo(new[] { null, "DisabledException" }));
    }

    protected override void Configure(FakeKmsBuilder builder) => builder
        .WithKey("alias/cards").WithKey("alias/imported", key => key.Imported())
        .WithConsistencyDelay(d => d with { Keys = Delay, KeyStates = Delay, KeyPolicies = Delay, Aliases = Delay })
        .WithConsistencyDelay(d => d with { Grants = Delay, Replicas = Delay });

    private static Task<string> EncryptAsync(IAmazonKeyManagementService client, string key, string? token = null) => ErrorOf(() => client.EncryptAsync(
        new EncryptRequest { KeyId = key, Plaintext = new MemoryStream([1]), GrantTokens = token is null ? null : [token] }));

    private async Task<string> NewKeyAsync() => (await Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.Arn;

    private async Task<string> GrantAsync(string operation) => (await Client.CreateGrantAsync(
        new CreateGrantRequest { KeyId = cards, GranteePrincipal = Guest, Operations = [operation] })).GrantToken;
}
