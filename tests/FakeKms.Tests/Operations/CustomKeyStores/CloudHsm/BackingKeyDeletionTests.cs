using FakeKms.Tests.Replay;

namespace FakeKms.Tests.Operations.CustomKeyStores.CloudHsm;

/// <summary>
/// A KMS key is deleted whether or not KMS gets at the key behind it, and the record says which.
/// https://docs.aws.amazon.com/kms/latest/developerguide/fix-keystore.html#fix-keystore-orphaned-key
/// </summary>
public class BackingKeyDeletionTests : ClusterStore
{
    private static readonly (string Name, Action<FakeCloudHsmCluster> Arise, string Status)[] Cases =
    [
        ("nothing is wrong", _ => { }, "SUCCESS"),
        ("deletions fail", cluster => cluster.FailDeletions(), "FAILURE"),
        ("the network lets nothing through", cluster => cluster.MakeUnreachable(), "FAILURE"),
        ("there is one HSM", cluster => cluster.SetActiveHsms(1), "SUCCESS"),
        ("there are no HSMs", cluster => cluster.SetActiveHsms(0), "FAILURE"),
        ("it is not active", cluster => cluster.Deactivate(), "FAILURE"),
        ("it was deleted", cluster => cluster.Delete(), "FAILURE"),
        ("there are no sessions", cluster => cluster.UseUpSessions(), "FAILURE"),
        ("the password was changed", cluster => cluster.SetKmsUserPassword("another-password"), "FAILURE"),
        ("the user is locked out", cluster => cluster.LockOutKmsUser(), "FAILURE"),
        ("the user was deleted", cluster => cluster.DeleteKmsUser(), "FAILURE"),
        ("somebody else is logged in", cluster => cluster.LogInKmsUser(), "SUCCESS"),
        ("its addresses are used up", cluster => cluster.UseUpAddresses(), "SUCCESS"),
        ("a subnet was deleted", cluster => cluster.DeleteSubnet(), "SUCCESS"),
        ("KMS fails to connect", cluster => cluster.FailConnections(), "SUCCESS"),
    ];

    private static IEnumerable<string> Names => Cases.Select(one => one.Name);

    [TestCaseSource(nameof(Names))]
    public async Task The_record_says_what_became_of_the_backing_key_and_the_KMS_key_is_gone(string name)
    {
        var (_, arise, status) = Cases.Single(one => one.Name == name);
        await Client.ScheduleKeyDeletionAsync(KeyId, 7);
        var backingKeys = Kms.Trail[^1].Text("additionalEventData.backingKeys")!;
        arise(Cluster);
        Kms.Advance(TimeSpan.FromDays(7));

        var record = Kms.Trail[^1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That((record.EventName, record.EventType, record.ErrorCode), Is.EqualTo(("DeleteKey", "AwsServiceEvent", (string?)null)));
            Assert.That(record.Text("additionalEventData.backingKeys"), Is.EqualTo(backingKeys));
            Assert.That(record.Text("additionalEventData.backingKeysDeletionStatus"), Is.EqualTo(backingKeys.Replace(
                "\"}]", $"\",\"deletionStatus\":\"{status}\"}}]", StringComparison.Ordinal)));
            Assert.That(Kms.Keys.Select(key => key.KeyId), Does.Not.Contain(KeyId));
        }
    }

    [Test]
    public async Task What_was_wrong_before_the_end_of_the_waiting_period_does_not_count()
    {
        await Client.ScheduleKeyDeletionAsync(KeyId, 7);
        Cluster.FailDeletions();
        var failing = Cluster.FailsDeletions;
        Kms.Advance(TimeSpan.FromDays(6));
        Cluster.AllowDeletions();
        Kms.Advance(TimeSpan.FromDays(1));

        Assert.That((failing, Cluster.FailsDeletions), Is.EqualTo((true, false)));
        Assert.That(Kms.Trail[^1].Text("additionalEventData.backingKeysDeletionStatus"), Does.Contain("SUCCESS"));
    }

    [Test]
    public async Task A_key_that_is_gone_from_a_cluster_that_KMS_cannot_reach_may_still_be_there_for_all_it_knows()
    {
        Cluster.DeleteBackingKey(KeyId);
        await Client.ScheduleKeyDeletionAsync(KeyId, 7);
        Cluster.MakeUnreachable();
        Kms.Advance(TimeSpan.FromDays(7));

        Assert.That(Kms.Trail[^1].Text("additionalEventData.backingKeysDeletionStatus"), Does.Contain("FAILURE"));
    }
}
