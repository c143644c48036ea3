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
        ("gone and out of reach", cluster => cluster.Deleted().Unreachable(), "Deleted and Unreachable contradict each other"),
        ("gone without a subnet", cluster => cluster.Deleted().WithDeletedSubnet(), "Deleted and WithDeletedSubnet contradict each other"),
        ("gone without addresses", cluster => cluster.Deleted().WithoutFreeAddresses(), "Deleted and WithoutFreeAddresses contradict each other"),
        ("gone without sessions", cluster => cluster.Deleted().WithoutFreeSessions(), "Deleted and WithoutFreeSessions contradict each other"),
        ("gone without a user", cluster => cluster.WithoutKmsUser().Deleted(), "Deleted and WithoutKmsUser contradict each other"),
        ("gone with a user who is locked out", cluster => cluster.Deleted().WithLockedOutKmsUser(), "Deleted and WithLockedOutKmsUser contradict each other"),
        ("gone with a user who is logged in", cluster => cluster.Deleted().WithLoggedInKmsUser(), "Deleted and WithLoggedInKmsUser contradict each other"),
        ("gone and failing to connect", cluster => cluster.Deleted().FailingConnections(), "Deleted and FailingConnections contradict each other"),
        ("gone and failing to delete", cluster => cluster.Deleted().FailingDeletions(), "Deleted and FailingDeletions contradict each other"),
        ("a password of nobody", cluster => cluster.WithoutKmsUser().WithKmsUserPassword("kmsPswd"), "WithoutKmsUser and WithKmsUserPassword contradict each other"),
        ("nobody who is locked out", cluster => cluster.WithoutKmsUser().WithLockedOutKmsUser(), "WithoutKmsUser and WithLockedOutKmsUser contradict each other"),
        ("nobody who is logged in", cluster => cluster.WithLoggedInKmsUser().WithoutKmsUser(), "WithoutKmsUser and WithLoggedInKmsUser contradict each other"),
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
            () => cluster.SetKmsUserPassword("kmsPswd"), cluster.DeleteKmsUser, () => cluster.CreateKmsUser("kmsPswd"), cluster.LockOutKmsUser,
            cluster.LogInKmsUser, cluster.LogOutKmsUser, cluster.MakeUnreachable, cluster.MakeReachable, cluster.DeleteSubnet, cluster.UseUpAddresses,
            cluster.FreeAddresses, cluster.UseUpSessions, cluster.FreeSessions, cluster.FailConnections, cluster.AllowConnections, cluster.FailDeletions,
            cluster.AllowDeletions, () => cluster.DeleteBackingKey("alias/cards"),
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
    public void A_cluster_shows_what_is_wrong_with_it_from_the_start_and_what_is_not()
    {
        using var kms = FakeKmsServer.Start(k => k
            .WithCloudHsmCluster(One, cluster => cluster
                .Unreachable().WithDeletedSubnet().WithoutFreeAddresses().WithoutFreeSessions().WithLockedOutKmsUser().WithLoggedInKmsUser()
                .FailingConnections().FailingDeletions())
            .WithCloudHsmCluster(Other)
            .WithCloudHsmCluster("cluster-abcdefghijk", cluster => cluster.WithoutKmsUser()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Wrongs(kms.CloudHsmCluster(One)), Is.EqualTo("network subnet addresses sessions locked logged-in connections deletions"));
            Assert.That(Wrongs(kms.CloudHsmCluster(Other)), Is.Empty);
            Assert.That(Wrongs(kms.CloudHsmCluster("cluster-abcdefghijk")), Is.EqualTo("nobody"));
        }
    }

    [Test]
    public void Whatever_goes_wrong_can_be_put_right_but_for_a_subnet()
    {
        using var kms = FakeKmsServer.Start(k => k.WithCloudHsmCluster(One));
        var cluster = kms.CloudHsmCluster(One);
        Array.ForEach<Action>(
            [cluster.MakeUnreachable, cluster.DeleteSubnet, cluster.UseUpAddresses, cluster.UseUpSessions, cluster.FailConnections, cluster.FailDeletions], change => change());
        var wrong = Wrongs(cluster);
        Array.ForEach<Action>(
            [cluster.MakeReachable, cluster.FreeAddresses, cluster.FreeSessions, cluster.AllowConnections, cluster.AllowDeletions], change => change());

        Assert.That((wrong, Wrongs(cluster)), Is.EqualTo(("network subnet addresses sessions connections deletions", "subnet")));
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

    private static string Wrongs(FakeCloudHsmCluster cluster) => string.Join(' ', new[]
    {
        cluster.IsReachable ? "" : "network",
        cluster.HasAllSubnets ? "" : "subnet",
        cluster.HasFreeAddresses ? "" : "addresses",
        cluster.HasFreeSessions ? "" : "sessions",
        cluster.HasKmsUser ? "" : "nobody",
        cluster.IsKmsUserLockedOut ? "locked" : "",
        cluster.IsKmsUserLoggedIn ? "logged-in" : "",
        cluster.FailsConnections ? "connections" : "",
        cluster.FailsDeletions ? "deletions" : "",
    }.Where(wrong => wrong.Length > 0));
}
