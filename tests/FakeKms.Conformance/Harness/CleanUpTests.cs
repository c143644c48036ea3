using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;

namespace FakeKms.Conformance;

/// <summary>What can be proved of a run against AWS without an account: that it tags, remembers and deletes every key, tried on a fake over HTTP.</summary>
internal sealed class CleanUpTests : IDisposable
{
    private const string Away = "eu-west-1";

    private readonly FakeKmsServer kms = FakeKmsServer.Start();
    private readonly KeyLedger ledger = new();
    private readonly Dictionary<string, IAmazonKeyManagementService> clients = [];

    public void Dispose()
    {
        foreach (var client in clients.Values) client.Dispose();
        kms.Dispose();
    }

    [Test]
    public async Task Every_key_is_tagged_and_pending_deletion_afterwards()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var tagged = (await Client.CreateKeyAsync(new CreateKeyRequest { Tags = [new Tag { TagKey = "team", TagValue = "cards" }] })).KeyMetadata.KeyId;
        await Client.CreateExternalKeyAsync();
        await Client.DisableKeyAsync(keyId);

        var left = await CleanUpAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(left, Is.Empty);
            Assert.That(
                kms.Keys.Select(key => (key.Tags.ContainsKey(KeyLedger.Tag), key.KeyState.Value)),
                Is.EqualTo(Enumerable.Repeat((true, "PendingDeletion"), 3)));
            Assert.That(kms.Key(tagged).Tags["team"], Is.EqualTo("cards"));
            Assert.That(kms.Keys.Select(key => key.DeletionDate), Is.All.EqualTo(kms.Clock.GetUtcNow().AddDays(7)));
        }
    }

    [Test]
    public async Task Replicas_are_tagged_and_deleted_in_their_own_Region_and_before_their_primary_key()
    {
        var keyId = (await Client.CreateKeyAsync(new CreateKeyRequest { MultiRegion = true })).KeyMetadata.KeyId;
        await Client.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = keyId, ReplicaRegion = Away });

        await CleanUpAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Keys.Select(key => key.Tags.ContainsKey(KeyLedger.Tag)), Is.EqualTo(new[] { true, true }));
            Assert.That(kms.Keys.Select(key => key.KeyState.Value).Order(), Is.EqualTo(new[] { "PendingDeletion", "PendingReplicaDeletion" }));
            Assert.That(
                kms.Trail.Where(record => record.EventName == "ScheduleKeyDeletion").Select(record => record.AwsRegion),
                Is.EqualTo(new[] { Away, kms.Region }));
        }
    }

    [Test]
    public async Task A_deletion_that_a_case_has_scheduled_is_scheduled_again_for_the_shortest_time()
    {
        await Client.ScheduleKeyDeletionAsync(await Client.CreateSymmetricKeyAsync(), 30);

        var left = await CleanUpAsync();

        Assert.That((left.Count, kms.Keys.Single().DeletionDate), Is.EqualTo((0, kms.Clock.GetUtcNow().AddDays(7))));
    }

    [Test]
    public async Task A_key_that_resists_is_named_and_the_others_are_deleted()
    {
        var gone = await Client.CreateSymmetricKeyAsync();
        await Client.ScheduleKeyDeletionAsync(gone, 7);
        kms.Advance(TimeSpan.FromDays(7));
        var keyId = await Client.CreateSymmetricKeyAsync();

        var left = await CleanUpAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(left.Single(), Does.StartWith("arn:aws:kms:").And.Contains($"key/{gone}: Key '").And.EndsWith("does not exist"));
            Assert.That(kms.Key(keyId).KeyState, Is.EqualTo(KeyState.PendingDeletion));
        }
    }

    [Test]
    public void A_refused_request_leaves_nothing_in_the_ledger()
    {
        var tags = Enumerable.Range(0, 51).Select(i => new Tag { TagKey = $"k{i}", TagValue = "v" }).ToList();

        Assert.That(async () => await Client.CreateKeyAsync(new CreateKeyRequest { Tags = tags }), Throws.TypeOf<TagException>());
        Assert.That(ledger.Keys, Is.Empty);
    }

    [Test]
    public async Task An_interrupted_run_makes_no_more_keys()
    {
        await Client.CreateSymmetricKeyAsync();
        ledger.Close();

        Assert.That(async () => await Client.CreateSymmetricKeyAsync(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That((ledger.Keys.Count, kms.Keys.Count), Is.EqualTo((1, 1)));
    }

    private IAmazonKeyManagementService Client => In(kms.Region);

    private Task<IReadOnlyList<string>> CleanUpAsync() => CleanUp.RunAsync(ledger, In);

    private IAmazonKeyManagementService In(string region)
    {
        if (clients.TryGetValue(region, out var client)) return client;
        var config = new AmazonKeyManagementServiceConfig { ServiceURL = kms.OverHttp().Endpoint.ToString(), AuthenticationRegion = region, MaxErrorRetry = 0 };
        return clients[region] = new ForeignClient(new BasicAWSCredentials("test", "test"), config, new KeyTracking(ledger));
    }
}
