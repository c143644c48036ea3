namespace FakeKms.Tests.Operations.CustomKeyStores.CloudHsm;

/// <summary>
/// KMS logs in to a cluster as the crypto user kmsuser, and changes the password then.
/// https://docs.aws.amazon.com/kms/latest/developerguide/fix-keystore.html#fix-keystore-password
/// </summary>
public class KmsUserTests : ClusterStore
{
    [Test]
    public async Task A_store_connects_again_with_the_password_that_KMS_has_made_itself() =>
        Assert.That((await ReconnectAsync(), await ReconnectAsync(), await EncryptErrorAsync()), Is.EqualTo(("CONNECTED", "CONNECTED", "no error")));

    [Test]
    public async Task The_password_that_the_store_was_made_with_is_of_no_use_after_it_has_connected()
    {
        await Client.DisconnectStoreAsync(StoreId);
        await Client.UpdateStoreAsync(StoreId, r => r.KeyStorePassword = KeyStoreRequests.Password);
        await Client.ConnectStoreAsync(StoreId);

        Assert.That(await ConnectionAsync(), Is.EqualTo("FAILED INVALID_CREDENTIALS"));
    }

    [Test]
    public async Task A_store_that_is_made_anew_needs_a_password_that_was_set_anew()
    {
        await Client.ScheduleKeyDeletionAsync(KeyId, 7);
        Kms.Advance(TimeSpan.FromDays(7));
        await Client.DisconnectStoreAsync(StoreId);
        await Client.DeleteStoreAsync(StoreId);
        var second = await Client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm());
        var failed = (await Client.StoreAsync(second)).ConnectionErrorCode?.Value;
        await Client.DisconnectStoreAsync(second);
        Cluster.SetKmsUserPassword(KeyStoreRequests.Password);
        await Client.ConnectStoreAsync(second);

        Assert.That((failed, (await Client.StoreAsync(second)).ConnectionState.Value), Is.EqualTo(("INVALID_CREDENTIALS", "CONNECTED")));
    }

    [Test]
    public async Task A_password_that_was_changed_while_the_store_was_connected_has_to_be_told_to_KMS()
    {
        Cluster.SetKmsUserPassword("another-password");
        var (still, reconnected) = (await EncryptErrorAsync(), await ReconnectAsync());
        await Client.DisconnectStoreAsync(StoreId);
        await Client.UpdateStoreAsync(StoreId, r => r.KeyStorePassword = "another-password");
        await Client.ConnectStoreAsync(StoreId);

        Assert.That((still, reconnected, await ConnectionAsync()), Is.EqualTo(("no error", "FAILED INVALID_CREDENTIALS", "CONNECTED")));
    }

    [Test]
    public async Task Wrong_passwords_lock_nobody_out_by_themselves()
    {
        Cluster.SetKmsUserPassword("another-password");
        var states = new List<string>();
        for (var attempt = 0; attempt < 6; attempt++) states.Add(await ReconnectAsync());

        Assert.That((states.Distinct().Single(), Cluster.IsKmsUserLockedOut), Is.EqualTo(("FAILED INVALID_CREDENTIALS", false)));
    }

    [Test]
    public async Task A_new_password_ends_a_lock_out()
    {
        Cluster.LockOutKmsUser();
        var lockedOut = (Cluster.IsKmsUserLockedOut, await ReconnectAsync());
        Cluster.SetKmsUserPassword("another-password");

        Assert.That((lockedOut, Cluster.IsKmsUserLockedOut, await ReconnectAsync()), Is.EqualTo(((true, "FAILED USER_LOCKED_OUT"), false, "FAILED INVALID_CREDENTIALS")));
    }

    [Test]
    public async Task A_cluster_without_a_password_accepts_every_one_time_and_again()
    {
        using var kms = Pinned.Server(k => k.WithCloudHsmCluster(KeyStoreRequests.Cluster));
        using var client = kms.CreateClient();
        var id = await client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm());
        await client.StoreAsync(id);
        await client.DisconnectStoreAsync(id);
        await client.UpdateStoreAsync(id, r => r.KeyStorePassword = "whatever-else");
        await client.ConnectStoreAsync(id);

        Assert.That((await client.StoreAsync(id)).ConnectionState.Value, Is.EqualTo("CONNECTED"));
    }

    [Test]
    public void A_cluster_shows_what_has_become_of_the_user()
    {
        Cluster.LogInKmsUser();
        Cluster.LockOutKmsUser();
        var all = (Cluster.HasKmsUser, Cluster.IsKmsUserLoggedIn, Cluster.IsKmsUserLockedOut);
        Cluster.LogOutKmsUser();
        var loggedOut = Cluster.IsKmsUserLoggedIn;
        Cluster.DeleteKmsUser();
        var deleted = (Cluster.HasKmsUser, Cluster.IsKmsUserLoggedIn, Cluster.IsKmsUserLockedOut);
        Cluster.CreateKmsUser(KeyStoreRequests.Password);

        Assert.That((all, loggedOut, deleted, Cluster.HasKmsUser), Is.EqualTo(((true, true, true), false, (false, false, false), true)));
    }

    [Test]
    public void There_is_one_user_or_none()
    {
        var twice = $"The cluster {KeyStoreRequests.Cluster} has a kmsuser already. SetKmsUserPassword changes its password.";
        var none = $"The cluster {KeyStoreRequests.Cluster} has no kmsuser. CreateKmsUser makes one.";
        using var scope = Assert.EnterMultipleScope();
        Assert.That(() => Cluster.CreateKmsUser("a-password"), Throws.InvalidOperationException.With.Message.EqualTo(twice));
        Cluster.DeleteKmsUser();
        Action[] changes = [Cluster.DeleteKmsUser, Cluster.LockOutKmsUser, Cluster.LogInKmsUser, Cluster.LogOutKmsUser, () => Cluster.SetKmsUserPassword("a-password")];
        foreach (var change in changes) Assert.That(() => change(), Throws.InvalidOperationException.With.Message.EqualTo(none));
        Assert.That(() => Cluster.CreateKmsUser(""), Throws.ArgumentException);
    }
}
