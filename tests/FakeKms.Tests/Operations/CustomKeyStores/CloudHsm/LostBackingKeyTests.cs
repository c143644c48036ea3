using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.CustomKeyStores.CloudHsm;

/// <summary>
/// Somebody has deleted the key in the cluster that is behind a KMS key.
/// https://docs.aws.amazon.com/kms/latest/developerguide/fix-keystore.html#fix-keystore-recover-backing-key
/// </summary>
public class LostBackingKeyTests : ClusterStore
{
    private const string Unrelated = "cluster-abcdefghijk";
    private const string AlsoUnrelated = "cluster-lmnopqrstuv";

    private string IsUnavailable => $"KMSInvalidStateException: {KeyArn} is unavailable.";

    [Test]
    public async Task The_key_is_unavailable_for_the_next_call_and_no_other_key_is()
    {
        var other = await Client.KeyInAsync(StoreId);
        Cluster.DeleteBackingKey(KeyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await StateOf(KeyId), await EncryptErrorAsync(), Kms.Key(KeyId).KeyState.Value), Is.EqualTo(("Unavailable", IsUnavailable, "Unavailable")));
            Assert.That((await StateOf(other), await ErrorOf(() => Client.EncryptTextAsync(other, "x"))), Is.EqualTo(("Enabled", "no error")));
            Assert.That((await ConnectionAsync(), Cluster.DeletedBackingKeys), Is.EqualTo(("CONNECTED", new[] { KeyId })));
        }
    }

    [Test]
    public async Task Its_record_names_the_store_and_the_backing_key_that_is_gone()
    {
        Cluster.DeleteBackingKey(KeyArn);
        await EncryptErrorAsync();

        Assert.That(
            (Kms.Trail[^1].ErrorCode, Kms.Trail[^1].AdditionalEventData?.GetRawText()),
            Is.EqualTo(("KMSInvalidStateException", $$"""{"customKeyStoreId":"{{StoreId}}","backingKeyId":"{{BackingKey()}}"}""")));
    }

    [Test]
    public async Task It_can_be_looked_at_enabled_disabled_and_scheduled_for_deletion()
    {
        Cluster.DeleteBackingKey(KeyId);
        await Client.DisableKeyAsync(KeyId);
        var disabled = await StateOf(KeyId);
        await Client.EnableKeyAsync(KeyId);
        var enabled = await StateOf(KeyId);
        await Client.ScheduleKeyDeletionAsync(KeyId, 7);
        var scheduled = await StateOf(KeyId);
        await Client.CancelKeyDeletionAsync(KeyId);

        Assert.That((disabled, enabled, scheduled, await StateOf(KeyId)), Is.EqualTo(("Unavailable", "Unavailable", "PendingDeletion", "Unavailable")));
    }

    [Test]
    public async Task It_stays_unavailable_when_the_store_connects_again()
    {
        Cluster.DeleteBackingKey(KeyId);

        Assert.That((await ReconnectAsync(), await StateOf(KeyId)), Is.EqualTo(("CONNECTED", "Unavailable")));
    }

    [Test]
    public async Task What_was_deleted_while_the_store_was_disconnected_is_found_out_when_it_connects()
    {
        await Client.DisconnectStoreAsync(StoreId);
        Cluster.DeleteBackingKey(KeyId);
        await Client.ConnectStoreAsync(StoreId);

        Assert.That((await ConnectionAsync(), await StateOf(KeyId)), Is.EqualTo(("CONNECTED", "Unavailable")));
    }

    [Test]
    public async Task A_cluster_that_still_has_the_key_brings_it_back_as_it_was()
    {
        var blob = await Client.EncryptTextAsync(KeyId, "x");
        Cluster.DeleteBackingKey(KeyId);
        await Client.DisconnectStoreAsync(StoreId);
        await Client.UpdateStoreAsync(StoreId, r => r.CloudHsmClusterId = KeyStoreRequests.OtherCluster);
        await Client.ConnectStoreAsync(StoreId);

        Assert.That((await StateOf(KeyId), await Client.DecryptTextAsync(blob)), Is.EqualTo(("Enabled", "x")));
    }

    [Test]
    public async Task A_cluster_from_a_backup_may_lack_the_key_as_well()
    {
        Kms.CloudHsmCluster(KeyStoreRequests.OtherCluster).DeleteBackingKey(KeyId);
        var before = (await StateOf(KeyId), await EncryptErrorAsync());
        await Client.DisconnectStoreAsync(StoreId);
        await Client.UpdateStoreAsync(StoreId, r => r.CloudHsmClusterId = KeyStoreRequests.OtherCluster);
        await Client.ConnectStoreAsync(StoreId);

        Assert.That((before, await StateOf(KeyId)), Is.EqualTo((("Enabled", "no error"), "Unavailable")));
    }

    [Test]
    public async Task The_deletion_of_a_key_that_is_gone_leaves_nothing_in_the_cluster()
    {
        Cluster.DeleteBackingKey(KeyId);
        await Client.ScheduleKeyDeletionAsync(KeyId, 7);
        Kms.Advance(TimeSpan.FromDays(7));

        Assert.That(Kms.Trail[^1].AdditionalEventData?.GetProperty("backingKeysDeletionStatus").GetString(), Does.EndWith("""
            "deletionStatus":"SUCCESS"}]
            """));
    }

    [Test]
    public async Task A_snapshot_remembers_it_and_a_reset_forgets_it()
    {
        Cluster.DeleteBackingKey(KeyId);
        var snapshot = Kms.Snapshot();
        Kms.Reset();
        var afterReset = Cluster.DeletedBackingKeys;
        Kms.Restore(snapshot);
        using var fork = Kms.Fork();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((afterReset, Cluster.DeletedBackingKeys), Is.EqualTo((Array.Empty<string>(), new[] { KeyId })));
            Assert.That((await StateOf(KeyId), fork.Key(KeyId).KeyState.Value), Is.EqualTo(("Unavailable", "Unavailable")));
        }
    }

    [Test]
    public async Task A_key_is_named_by_its_alias_too_and_deleted_once()
    {
        await Client.CreateAliasAsync("alias/cards", KeyId);
        Cluster.DeleteBackingKey("alias/cards");
        Cluster.DeleteBackingKey(KeyId);

        Assert.That(Cluster.DeletedBackingKeys, Is.EqualTo(new[] { KeyId }));
    }

    [Test]
    public async Task A_key_that_is_not_in_the_cluster_is_refused()
    {
        var elsewhere = await Client.CreateSymmetricKeyAsync();
        var gone = Kms.CloudHsmCluster(Unrelated);
        gone.Delete();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Cluster.DeleteBackingKey(elsewhere), Throws.ArgumentException.With.Message.StartsWith(
                $"The key {Kms.Key(elsewhere).Arn} has no backing key in {KeyStoreRequests.Cluster}: it is not in a key store of that cluster or of one that shares its backup history."));
            Assert.That(() => Kms.CloudHsmCluster(AlsoUnrelated).DeleteBackingKey(KeyId), Throws.ArgumentException.With.Message.Contains("has no backing key in"));
            Assert.That(() => Cluster.DeleteBackingKey("alias/nobody"), Throws.ArgumentException.With.Message.Contains("The server has no key 'alias/nobody'"));
            Assert.That(() => Cluster.DeleteBackingKey(""), Throws.ArgumentException);
            Assert.That(() => gone.DeleteBackingKey(KeyId), Throws.InvalidOperationException.With.Message.StartsWith($"The cluster {Unrelated} was deleted"));
        }
    }

    protected override void Configure(FakeKmsBuilder builder) => builder
        .WithCloudHsmCluster(KeyStoreRequests.Cluster)
        .WithCloudHsmCluster(KeyStoreRequests.OtherCluster, cluster => cluster.RelatedTo(KeyStoreRequests.Cluster))
        .WithCloudHsmCluster(Unrelated)
        .WithCloudHsmCluster(AlsoUnrelated);

    private string BackingKey()
    {
        var created = Kms.Trail.Named("CreateKey")[0].AdditionalEventData!.Value.GetProperty("backingKey").GetString()!;
        return created["{\"backingKeyId\":\"".Length..^2];
    }
}
