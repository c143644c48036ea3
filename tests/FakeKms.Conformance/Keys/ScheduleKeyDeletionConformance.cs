using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("ScheduleKeyDeletion")]
[Lanes]
public class ScheduleKeyDeletionConformance(string lane) : ConformanceFixture(lane)
{
    [TestCase(null, 30)]
    [TestCase(7, 7)]
    public async Task The_answer_says_when_the_key_will_be_deleted(int? asked, int days)
    {
        var key = (await Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata;

        var scheduled = await Client.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = key.KeyId, PendingWindowInDays = asked });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((scheduled.KeyId, scheduled.KeyState.Value, scheduled.PendingWindowInDays), Is.EqualTo((key.Arn, "PendingDeletion", (int?)days)));
            Assert.That(scheduled.DeletionDate - key.CreationDate, Is.EqualTo(TimeSpan.FromDays(days)).Within(TimeSpan.FromHours(1)));
        }
    }

    [Test]
    public async Task A_key_that_is_pending_deletion_refuses_to_encrypt()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        var scheduled = await Client.ScheduleKeyDeletionAsync(keyId, 7);

        Assert.That(await ErrorOf(() => Client.EncryptTextAsync(keyId, "x")), Is.EqualTo(Errors.PendingDeletion(scheduled.KeyId)));
    }

    [Test]
    public async Task The_aliases_of_the_key_stay_for_the_time_being()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.CreateAliasAsync(Alias, keyId);

        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        Assert.That((await Client.DescribeKeyAsync(Alias)).KeyMetadata.KeyId, Is.EqualTo(keyId));
    }

    [Test]
    [Refusal]
    public async Task A_deletion_is_scheduled_once()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var scheduled = await Client.ScheduleKeyDeletionAsync(keyId, 7);

        Assert.That(await ErrorOf(() => Client.ScheduleKeyDeletionAsync(keyId, 7)), Is.EqualTo(Errors.PendingDeletion(scheduled.KeyId)));
    }

    [Refusal]
    [TestCase(6)]
    [TestCase(31)]
    public async Task The_waiting_period_has_7_to_30_days(int days)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(
            await ErrorOf(() => Client.ScheduleKeyDeletionAsync(keyId, days)),
            Is.EqualTo("ValidationException: PendingWindowInDays must be between 7 and 30"));
    }
}
