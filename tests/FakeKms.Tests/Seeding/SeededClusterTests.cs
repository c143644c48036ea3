namespace FakeKms.Tests.Seeding;

/// <summary>Clusters that CloudHSM cannot have are refused where they are declared, and those that were deleted stay so.</summary>
public class SeededClusterTests
{
    private const string One = "cluster-3a23b4cdefg";
    private const string Other = "cluster-2a34b5cdefg";

    private static readonly (string Name, Action<CloudHsmClusterSeed> Seed, string Text)[] Mistakes =
    [
        ("gone and inactive", cluster => cluster.Deleted().Inactive(), "Deleted and Inactive contradict each other"),
        ("inactive and gone", cluster => cluster.Inactive().Deleted(), "Deleted and Inactive contradict each other"),
        ("related to itself", cluster => cluster.RelatedTo(One), "itself"),
        ("related to one that nobody declared", cluster => cluster.RelatedTo(Other), $"WithCloudHsmCluster(\"{Other}\")"),
    ];

    [Test]
    public void A_cluster_that_cannot_be_is_refused_at_the_start()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (name, seed, text) in Mistakes)
            {
                Assert.That(
                    () => FakeKmsServer.Start(k => k.WithCloudHsmCluster(One, seed)).Dispose(),
                    Throws.ArgumentException.With.Message.StartsWith($"There is no cluster like {One}: ").And.Message.Contains(text),
                    name);
            }
        }
    }

    [Test]
    public void Clusters_may_name_relatives_that_are_declared_after_them() => Assert.That(
        () => FakeKmsServer.Start(k => k.WithCloudHsmCluster(One, cluster => cluster.RelatedTo(Other)).WithCloudHsmCluster(Other)).Dispose(), Throws.Nothing);

    [Test]
    public void A_deleted_cluster_does_not_come_back()
    {
        using var kms = FakeKmsServer.Start(k => k.WithCloudHsmCluster(One, cluster => cluster.Deleted()));
        var cluster = kms.CloudHsmCluster(One);
        Action[] changes =
        [
            cluster.Activate, cluster.Deactivate, () => cluster.SetActiveHsms(2), () => cluster.SetTrustAnchorCertificate("certificate"),
            () => cluster.SetKmsUserPassword("kmsPswd"),
        ];

        using (Assert.EnterMultipleScope())
        {
            foreach (var change in changes)
            {
                Assert.That(() => change(), Throws.InvalidOperationException.With.Message.EqualTo(
                    $"The cluster {One} was deleted, and a deleted cluster cannot be changed. Declare another one with WithCloudHsmCluster, or Reset the server."));
            }
            Assert.That(cluster.Delete, Throws.Nothing);
            Assert.That(cluster.Exists, Is.False);
        }
    }

    [Test]
    public void Reset_brings_back_a_cluster_that_was_deleted_since_the_start()
    {
        using var kms = FakeKmsServer.Start(k => k.WithCloudHsmCluster(One, cluster => cluster.WithActiveHsms(3)));
        var cluster = kms.CloudHsmCluster(One);
        cluster.SetActiveHsms(1);
        cluster.Delete();

        kms.Reset();

        Assert.That((cluster.Exists, cluster.IsActive, cluster.ActiveHsms), Is.EqualTo((true, true, 3)));
    }
}
