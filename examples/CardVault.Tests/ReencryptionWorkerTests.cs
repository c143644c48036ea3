using Amazon.KeyManagementService.Model;
using FakeKms;

namespace CardVault.Tests;

/// <summary>What the worker makes of failures. Nothing sleeps: the pauses are zero long, and the SDK does not retry by itself.</summary>
internal sealed class ReencryptionWorkerTests : FakeKmsTest
{
    private static readonly string[] Customers = ["alice", "bob", "carol"];

    private readonly SortedDictionary<string, SealedCard> table = new(StringComparer.Ordinal);

    protected override void Configure(FakeKmsBuilder kms) => kms.WithKey("alias/cards").WithKey("alias/cards-next");

    [SetUp]
    public async Task Three_cards_are_under_the_old_key()
    {
        foreach (var customer in Customers) await VaultUnder("alias/cards").StoreAsync(customer, $"card of {customer}");
    }

    [Test]
    public async Task All_cards_move_under_the_new_key()
    {
        Assert.That(await RunAsync(), Is.EqualTo(3));

        await AssertUnderAsync("alias/cards-next", Customers);
        Assert.That(Kms.Trail, Has.Exactly(3).KmsEvent("ReEncrypt").OnKey("alias/cards-next").WithoutError());
    }

    [Test]
    public async Task A_throttled_call_is_repeated()
    {
        Kms.Faults.FailNext("ReEncrypt", KmsFault.Throttling, times: 2, after: 1, onKey: "alias/cards-next");

        Assert.That(await RunAsync(), Is.EqualTo(3));

        Assert.That(Kms.Trail, Has.Exactly(2).KmsEvent("ReEncrypt").WithErrorCode("ThrottlingException").WithInjectedFault(KmsFault.Throttling));
        Assert.That(Kms.Trail, Has.Exactly(3).KmsEvent("ReEncrypt").WithoutError());
    }

    [Test]
    public void A_call_that_is_throttled_for_ever_is_given_up()
    {
        using var always = Kms.Faults.When("ReEncrypt").Fail(KmsFault.Throttling);

        Assert.That(async () => await RunAsync(), Throws.InstanceOf<Amazon.KeyManagementService.AmazonKeyManagementServiceException>());
        Assert.That(Kms.Trail, Has.Exactly(5).KmsEvent("ReEncrypt").WithErrorCode("ThrottlingException"));
    }

    [Test]
    public async Task An_answer_of_CreateGrant_that_is_lost_leaves_one_grant_because_it_has_a_name()
    {
        Kms.Faults.FailNext("CreateGrant", KmsFault.LostAnswer);

        Assert.That(await RunAsync(), Is.EqualTo(3));

        Assert.That(Kms.Trail, Has.Exactly(2).KmsEvent("CreateGrant").WithoutError());
        Assert.That(Kms.Key("alias/cards-next").Grants, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Without_a_name_it_leaves_two()
    {
        Kms.Faults.FailNext("CreateGrant", KmsFault.LostAnswer);

        Assert.That(await RunAsync(grantName: null), Is.EqualTo(3));

        Assert.That(Kms.Key("alias/cards-next").Grants, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_key_that_is_disabled_midway_stops_the_work_and_the_next_run_ends_it()
    {
        var calls = 0;
        using (Kms.Faults.When("ReEncrypt").Run(_ => ++calls == 2 ? Kms.Scenario("meanwhile").DisableKey("alias/cards-next").RunAsync() : Task.CompletedTask))
            Assert.That(async () => await RunAsync(), Throws.InstanceOf<DisabledException>());
        Assert.That(Kms.Trail, Has.Exactly(1).KmsEvent("ReEncrypt").WithErrorCode("DisabledException"));
        await AssertUnderAsync("alias/cards", "bob", "carol");

        await Kms.Scenario("it is enabled again").EnableKey("alias/cards-next");
        Assert.That(await RunAsync(), Is.EqualTo(2));
        await AssertUnderAsync("alias/cards-next", Customers);
    }

    [Test]
    public async Task A_connection_that_is_reset_is_repeated()
    {
        // The SDK repeats it ten times before the worker hears of it.
        Kms.Faults.FailNext("ReEncrypt", KmsFault.ConnectionReset, times: 11);

        Assert.That(await RunAsync(), Is.EqualTo(3));

        Assert.That(Kms.Faults.Fired, Has.Count.EqualTo(11));
        Assert.That(Kms.Trail, Has.Exactly(3).KmsEvent("ReEncrypt"));
    }

    private Vault VaultUnder(string key) => new(Kms.OverHttp().CreateClient(), key, table);

    private Task<int> RunAsync(string? grantName = "card-vault-reencryption")
    {
        var keys = ("alias/cards", Kms.Key("alias/cards-next").Arn);
        var worker = new ReencryptionWorker(Kms.OverHttp().CreateClient(), keys, table, Resilience.Pipeline(TimeSpan.Zero)) { GrantName = grantName };
        return worker.RunAsync("arn:aws:iam::111122223333:role/Reencryption");
    }

    private async Task AssertUnderAsync(string key, params string[] customers)
    {
        foreach (var customer in customers) Assert.That(await VaultUnder(key).ReadAsync(customer), Is.EqualTo($"card of {customer}"));
    }
}
