using Amazon.KeyManagementService;

namespace FakeKms.Tests.Operations.CustomKeyStores;

/// <summary>What follows from the CloudHSM clusters that a server was told of.</summary>
public class CloudHsmClusterTests : InMemory
{
    private const string Third = "cluster-abcdefghijk";
    private const string Fourth = "cluster-lmnopqrstuv";

    private FakeCloudHsmCluster Cluster => Kms.CloudHsmCluster(KeyStoreRequests.Cluster);

    protected override void Configure(FakeKmsBuilder builder) => builder
        .WithCloudHsmCluster(KeyStoreRequests.Cluster)
        .WithCloudHsmCluster(KeyStoreRequests.OtherCluster, seed => seed.RelatedTo(KeyStoreRequests.Cluster))
        .WithCloudHsmCluster(Third, seed => seed.RelatedTo(KeyStoreRequests.OtherCluster))
        .WithCloudHsmCluster(Fourth);

    [Test]
    public async Task A_cluster_that_was_not_declared_is_unknown() => Assert.That(
        await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.CloudHsm(cluster: "cluster-zzzzzzzzzzz"))),
        Is.EqualTo("CloudHsmClusterNotFoundException: The CloudHSM cluster cluster-zzzzzzzzzzz does not exist."));

    [Test]
    public async Task A_cluster_that_was_deleted_is_unknown()
    {
        Cluster.Delete();

        Assert.That(await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.CloudHsm())), Does.StartWith("CloudHsmClusterNotFoundException"));
    }

    [TestCase("the certificate", "no error")]
    [TestCase("another certificate", "IncorrectTrustAnchorException")]
    public async Task A_cluster_can_be_declared_with_its_trust_anchor_certificate(string sent, string outcome)
    {
        using var kms = Pinned.Server(k => k.WithCloudHsmCluster(KeyStoreRequests.Cluster, cluster => cluster.WithTrustAnchorCertificate("the certificate")));
        using var client = kms.CreateClient();
        var request = KeyStoreRequests.CloudHsm();
        request.TrustAnchorCertificate = sent;

        Assert.That(await ErrorOf(() => client.CreateStoreAsync(request)), Does.StartWith(outcome));
    }

    [Test]
    public async Task A_store_needs_an_active_cluster()
    {
        Cluster.Deactivate();
        var error = await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.CloudHsm()));
        Cluster.Activate();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Is.EqualTo("CloudHsmClusterNotActiveException: The CloudHSM cluster cluster-2a3b4c5d6e7 is not active."));
            Assert.That(await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm()), Does.StartWith("cks-"));
        }
    }

    [Test]
    public async Task A_store_needs_two_active_HSMs()
    {
        Cluster.SetActiveHsms(1);

        Assert.That(await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.CloudHsm())), Is.EqualTo(
            "CloudHsmClusterInvalidConfigurationException: The CloudHSM cluster cluster-2a3b4c5d6e7 has 1 active HSMs; this operation needs at least 2."));
    }

    [Test]
    public async Task A_store_needs_the_trust_anchor_certificate_of_the_cluster()
    {
        Cluster.SetTrustAnchorCertificate("another certificate");
        var error = await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.CloudHsm()));
        Cluster.SetTrustAnchorCertificate(KeyStoreRequests.Certificate.Replace("\n", "\r\n", StringComparison.Ordinal));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Is.EqualTo("IncorrectTrustAnchorException: The trust anchor certificate is not that of the CloudHSM cluster cluster-2a3b4c5d6e7."));
            Assert.That(await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm()), Does.StartWith("cks-"));
        }
    }

    [TestCase(KeyStoreRequests.Cluster)]
    [TestCase(KeyStoreRequests.OtherCluster)]
    [TestCase(Third)]
    public async Task A_cluster_and_its_relatives_carry_one_key_store(string second)
    {
        await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm());

        Assert.That(await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.CloudHsm("more", second))), Is.EqualTo(
            $"CloudHsmClusterInUseException: The CloudHSM cluster {second}, or one that shares its backup history, is already associated with a custom key store."));
    }

    [Test]
    public async Task A_cluster_of_another_history_carries_another_key_store()
    {
        await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm());

        Assert.That(await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm("more", Fourth)), Does.StartWith("cks-"));
    }

    [TestCase(KeyStoreRequests.OtherCluster)]
    [TestCase(Third)]
    public async Task A_store_moves_to_a_cluster_of_the_same_history(string next)
    {
        var id = await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm());

        await Client.UpdateStoreAsync(id, r => r.CloudHsmClusterId = next);

        Assert.That((await Client.StoreAsync(id)).CloudHsmClusterId, Is.EqualTo(next));
    }

    [Test]
    public async Task A_store_does_not_move_to_a_cluster_of_another_history()
    {
        var id = await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm());

        Assert.That(await ErrorOf(() => Client.UpdateStoreAsync(id, r => r.CloudHsmClusterId = Fourth)), Is.EqualTo(
            $"CloudHsmClusterNotRelatedException: The CloudHSM cluster {Fourth} does not share a backup history with {KeyStoreRequests.Cluster}."));
    }

    [Test]
    public async Task The_next_cluster_of_a_store_must_be_known_active_and_big_enough()
    {
        var id = await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm(cluster: KeyStoreRequests.OtherCluster));
        Cluster.Deactivate();
        var inactive = await ErrorOf(() => Client.UpdateStoreAsync(id, r => r.CloudHsmClusterId = KeyStoreRequests.Cluster));
        Cluster.Activate();
        Cluster.SetActiveHsms(1);
        var small = await ErrorOf(() => Client.UpdateStoreAsync(id, r => r.CloudHsmClusterId = KeyStoreRequests.Cluster));
        Cluster.Delete();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(inactive, Does.StartWith("CloudHsmClusterNotActiveException"));
            Assert.That(small, Does.StartWith("CloudHsmClusterInvalidConfigurationException"));
            Assert.That(
                await ErrorOf(() => Client.UpdateStoreAsync(id, r => r.CloudHsmClusterId = KeyStoreRequests.Cluster)),
                Does.StartWith("CloudHsmClusterNotFoundException"));
        }
    }

    [Test]
    public async Task Connecting_needs_an_active_cluster_with_one_HSM()
    {
        var id = await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm());
        Cluster.Deactivate();
        var inactive = await ErrorOf(() => Client.ConnectStoreAsync(id));
        Cluster.Activate();
        Cluster.SetActiveHsms(0);
        var empty = await ErrorOf(() => Client.ConnectStoreAsync(id));
        Cluster.SetActiveHsms(1);
        await Client.ConnectStoreAsync(id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(inactive, Does.StartWith("CloudHsmClusterNotActiveException"));
            Assert.That(empty, Is.EqualTo(
                "CloudHsmClusterInvalidConfigurationException: The CloudHSM cluster cluster-2a3b4c5d6e7 has 0 active HSMs; this operation needs at least 1."));
            Assert.That((await Client.StoreAsync(id)).ConnectionState, Is.EqualTo(ConnectionStateType.CONNECTED));
        }
    }

    [Test]
    public async Task A_wrong_password_is_found_out_while_connecting_and_can_be_corrected()
    {
        Cluster.SetKmsUserPassword("the-real-password");
        var id = await Client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm());
        var failed = await Client.StoreAsync(id);
        await Client.DisconnectStoreAsync(id);
        await Client.UpdateStoreAsync(id, r => r.KeyStorePassword = "the-real-password");
        await Client.ConnectStoreAsync(id);
        var connected = await Client.StoreAsync(id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((failed.ConnectionState.Value, failed.ConnectionErrorCode?.Value), Is.EqualTo(("FAILED", "INVALID_CREDENTIALS")));
            Assert.That((connected.ConnectionState.Value, connected.ConnectionErrorCode?.Value), Is.EqualTo(("CONNECTED", (string?)null)));
        }
    }

    [Test]
    public async Task A_cluster_that_changes_while_the_store_connects_makes_it_fail()
    {
        var id = await Client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm());
        Cluster.SetActiveHsms(0);
        var empty = await Client.StoreAsync(id);
        await Client.DisconnectStoreAsync(id);
        Cluster.Delete();
        await Client.ConnectStoreAsync(id);
        var gone = await Client.StoreAsync(id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((empty.ConnectionState.Value, empty.ConnectionErrorCode.Value), Is.EqualTo(("FAILED", "INSUFFICIENT_CLOUDHSM_HSMS")));
            Assert.That((gone.ConnectionState.Value, gone.ConnectionErrorCode.Value), Is.EqualTo(("FAILED", "CLUSTER_NOT_FOUND")));
        }
    }

    [Test]
    public async Task A_new_key_needs_two_active_HSMs()
    {
        var id = await Client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm());
        await Client.StoreAsync(id);
        Cluster.SetActiveHsms(1);
        var small = await ErrorOf(() => Client.KeyInAsync(id));
        Cluster.SetActiveHsms(2);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(small, Is.EqualTo(
                "CloudHsmClusterInvalidConfigurationException: The CloudHSM cluster cluster-2a3b4c5d6e7 has 1 active HSMs; this operation needs at least 2."));
            Assert.That(await Client.KeyInAsync(id), Is.Not.Empty);
        }
    }

    [Test]
    public void A_cluster_shows_what_it_is_now()
    {
        Cluster.SetActiveHsms(5);
        Cluster.Deactivate();
        var inactive = (Cluster.Exists, Cluster.IsActive, Cluster.ActiveHsms);
        Cluster.Delete();

        Assert.That((inactive, Cluster.Exists), Is.EqualTo(((true, false, 5), false)));
    }

    [Test]
    public void A_cluster_that_nobody_declared_cannot_be_changed() => Assert.That(
        () => Kms.CloudHsmCluster("cluster-zzzzzzzzzzz"), Throws.ArgumentException.With.Message.StartsWith(
            "No CloudHSM cluster 'cluster-zzzzzzzzzzz' was declared: only cluster-2a3b4c5d6e7, cluster-7g6f5e4d3c2, cluster-abcdefghijk, cluster-lmnopqrstuv. " +
            "Start the server with WithCloudHsmCluster(\"cluster-zzzzzzzzzzz\")."));

    [Test]
    public void A_cluster_is_declared_once_and_with_an_id_that_KMS_accepts()
    {
        static void Declare(params string[] ids) => FakeKmsServer.Start(k => Array.ForEach(ids, id => k.WithCloudHsmCluster(id))).Dispose();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Declare("cluster-1a23b4cdefg"), Throws.ArgumentException.With.Message.StartsWith(
                "'cluster-1a23b4cdefg' is no cluster id that KMS accepts: cluster- and 11 to 16 letters or digits from 2 to 7."));
            Assert.That(() => Declare(Third, Third), Throws.ArgumentException.With.Message.StartsWith("The cluster cluster-abcdefghijk is declared already."));
            Assert.That(() => Cluster.SetActiveHsms(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
    }
}
