using Amazon.KeyManagementService;

namespace FakeKms.Tests.Operations.CustomKeyStores.CloudHsm;

/// <summary>
/// What keeps a store from its cluster is found out while it connects.
/// https://docs.aws.amazon.com/kms/latest/developerguide/fix-keystore.html#fix-keystore-failed
/// </summary>
public class ConnectionErrorCodeTests
{
    private static IEnumerable<string> Codes => ClusterObstacle.All.Select(obstacle => obstacle.Code.Value);

    private static IEnumerable<string> CodesFromStart => ClusterObstacle.All.Where(obstacle => obstacle.FromStart is not null).Select(obstacle => obstacle.Code.Value);

    private static IEnumerable<object[]> Pairs =>
        from first in ClusterObstacle.All
        from second in ClusterObstacle.All
        where Precedes(first, second)
        select new object[] { first.Code.Value, second.Code.Value };

    [TestCaseSource(nameof(Codes))]
    public async Task An_obstacle_shows_as_its_code_and_one_that_is_lifted_no_longer_stands_in_the_way(string code)
    {
        var obstacle = Of(code);
        using var kms = FakeKmsServer.Start(k => k.WithCloudHsmCluster(KeyStoreRequests.Cluster));
        using var client = kms.CreateClient();
        var id = await client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm());
        obstacle.Arise(kms.CloudHsmCluster(KeyStoreRequests.Cluster));
        var failed = await StateOf(client, id);
        await client.DisconnectStoreAsync(id);
        obstacle.Lift?.Invoke(kms.CloudHsmCluster(KeyStoreRequests.Cluster));
        await client.ConnectStoreAsync(id);

        Assert.That((failed, await StateOf(client, id)), Is.EqualTo(($"FAILED {code}", obstacle.Lift is null ? $"FAILED {code}" : "CONNECTED ")));
    }

    [TestCaseSource(nameof(CodesFromStart))]
    public async Task An_obstacle_can_be_there_from_the_start(string code)
    {
        using var kms = FakeKmsServer.Start(k => k.WithCloudHsmCluster(KeyStoreRequests.Cluster, Of(code).FromStart));
        using var client = kms.CreateClient();

        Assert.That(await StateOf(client, await client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm())), Is.EqualTo($"FAILED {code}"));
    }

    [TestCaseSource(nameof(Pairs))]
    public async Task Of_two_obstacles_the_one_counts_that_KMS_meets_first(string first, string second)
    {
        using var kms = FakeKmsServer.Start(k => k.WithCloudHsmCluster(KeyStoreRequests.Cluster));
        using var client = kms.CreateClient();
        var id = await client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm());
        Of(second).Arise(kms.CloudHsmCluster(KeyStoreRequests.Cluster));
        Of(first).Arise(kms.CloudHsmCluster(KeyStoreRequests.Cluster));

        Assert.That(await StateOf(client, id), Is.EqualTo($"FAILED {first}"));
    }

    [Test]
    public void Every_code_of_CloudHSM_key_stores_and_of_all_stores_can_be_scripted() => Assert.That(
        typeof(ConnectionErrorCodeType).GetFields().Select(field => field.Name).Where(name => !name.StartsWith("XKS_", StringComparison.Ordinal)),
        Is.EquivalentTo(Codes));

    [Test]
    public async Task A_store_that_connects_takes_no_notice_of_sessions_and_deletions()
    {
        using var kms = FakeKmsServer.Start(k => k.WithCloudHsmCluster(KeyStoreRequests.Cluster, cluster => cluster.WithoutFreeSessions().FailingDeletions()));
        using var client = kms.CreateClient();

        Assert.That(await StateOf(client, await client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm())), Is.EqualTo("CONNECTED "));
    }

    private static ClusterObstacle Of(string code) => ClusterObstacle.All.Single(obstacle => obstacle.Code.Value == code);

    private static bool Precedes(ClusterObstacle first, ClusterObstacle second) =>
        ClusterObstacle.All.TakeWhile(obstacle => obstacle != second).Contains(first);

    private static async Task<string> StateOf(IAmazonKeyManagementService client, string id)
    {
        var store = await client.StoreAsync(id);
        return $"{store.ConnectionState} {store.ConnectionErrorCode}";
    }
}
