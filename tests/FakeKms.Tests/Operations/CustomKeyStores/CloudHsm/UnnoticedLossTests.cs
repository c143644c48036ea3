namespace FakeKms.Tests.Operations.CustomKeyStores.CloudHsm;

/// <summary>With a transition time it takes KMS that long to notice that a backing key is gone.</summary>
public class UnnoticedLossTests : ClusterStore
{
    protected override TimeSpan TransitionTime { get; } = TimeSpan.FromMinutes(20);

    [Test]
    public async Task The_key_is_enabled_until_KMS_notices_and_of_no_use_at_once()
    {
        Cluster.DeleteBackingKey(KeyId);
        Kms.Advance(TransitionTime - TimeSpan.FromTicks(1));
        var before = (await StateOf(KeyId), await EncryptErrorAsync());
        Kms.Advance(TimeSpan.FromTicks(1));

        Assert.That((before, (await StateOf(KeyId), await EncryptErrorAsync())), Is.EqualTo((
            ("Enabled", $"KMSInvalidStateException: The key material of {KeyArn} is not in the CloudHSM cluster {KeyStoreRequests.Cluster}."),
            ("Unavailable", $"KMSInvalidStateException: {KeyArn} is unavailable."))));
    }

    [Test]
    public async Task The_network_and_the_sessions_count_before_the_key()
    {
        Cluster.DeleteBackingKey(KeyId);
        Cluster.UseUpSessions();
        var sessions = await EncryptErrorAsync();
        Cluster.MakeUnreachable();

        Assert.That((sessions, await EncryptErrorAsync()), Is.EqualTo((NoSessions, Unreachable)));
    }

    [Test]
    public async Task A_store_that_is_disconnected_meanwhile_notices_when_it_connects()
    {
        Cluster.DeleteBackingKey(KeyId);
        await Client.DisconnectStoreAsync(StoreId);
        Kms.Advance(TransitionTime);
        await Client.ConnectStoreAsync(StoreId);
        Kms.Advance(TransitionTime);

        Assert.That((await ConnectionAsync(), await StateOf(KeyId)), Is.EqualTo(("CONNECTED", "Unavailable")));
    }

    [Test]
    public async Task What_is_not_noticed_yet_is_remembered_by_a_snapshot()
    {
        Cluster.DeleteBackingKey(KeyId);
        var snapshot = Kms.Snapshot();
        Kms.Advance(TransitionTime - TimeSpan.FromTicks(1));
        Kms.Restore(snapshot);
        var restored = await StateOf(KeyId);
        Kms.Advance(TimeSpan.FromTicks(1));

        Assert.That((restored, await StateOf(KeyId)), Is.EqualTo(("Enabled", "Unavailable")));
    }
}
