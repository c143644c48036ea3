using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Keys;

public class KeyLifecycleTests : InMemory
{
    [Test]
    public async Task A_new_key_has_the_metadata_that_AWS_gives_it()
    {
        var now = Kms.Clock.GetUtcNow().UtcDateTime;

        var key = (await Client.CreateKeyAsync(new CreateKeyRequest { Description = "cards" })).KeyMetadata;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.KeyId, Does.Match("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
            Assert.That(key.Arn, Is.EqualTo($"arn:aws:kms:us-east-1:111122223333:key/{key.KeyId}"));
            Assert.That((key.AWSAccountId, key.Description, key.Enabled), Is.EqualTo(("111122223333", "cards", (bool?)true)));
            Assert.That(key.CreationDate, Is.EqualTo(now));
            Assert.That(key.KeyState, Is.EqualTo(KeyState.Enabled));
            Assert.That(key.KeySpec, Is.EqualTo(KeySpec.SYMMETRIC_DEFAULT));
            Assert.That(key.KeyUsage, Is.EqualTo(KeyUsageType.ENCRYPT_DECRYPT));
            Assert.That(key.Origin, Is.EqualTo(OriginType.AWS_KMS));
            Assert.That(key.KeyManager, Is.EqualTo(KeyManagerType.CUSTOMER));
            Assert.That(key.EncryptionAlgorithms, Is.EqualTo(new[] { "SYMMETRIC_DEFAULT" }));
            Assert.That(key.MultiRegion, Is.False);
            Assert.That(key.CurrentKeyMaterialId, Does.Match("^[0-9a-f]{64}$"));
            Assert.That(key.ExpirationModel, Is.Null);
        }
    }

    [Test]
    public async Task A_key_and_its_aliases_are_gone_after_the_waiting_period()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.CreateAliasAsync("alias/old", keyId);
        var scheduled = await Client.ScheduleKeyDeletionAsync(keyId, 7);
        Assert.That(await ErrorOf(() => Client.EncryptTextAsync(keyId, "x")), Is.EqualTo($"KMSInvalidStateException: {scheduled.KeyId} is pending deletion."));

        Kms.Advance(TimeSpan.FromDays(7));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.DescribeKeyAsync(keyId)), Is.EqualTo($"NotFoundException: Key '{scheduled.KeyId}' does not exist"));
            Assert.That(await ErrorOf(() => Client.DescribeKeyAsync("alias/old")), Is.EqualTo("NotFoundException: Alias arn:aws:kms:us-east-1:111122223333:alias/old is not found."));
            Assert.That(Kms.Trail.Single(record => record.EventName == "DeleteKey").EventTime.UtcDateTime, Is.EqualTo(scheduled.DeletionDate));
        }
    }

    [Test]
    public async Task A_cancelled_deletion_leaves_the_key_disabled()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        await Client.CancelKeyDeletionAsync(keyId);
        Kms.Advance(TimeSpan.FromDays(30));

        Assert.That(await StateOf(keyId), Is.EqualTo("Disabled"));
    }

    [Test]
    public async Task Only_a_scheduled_deletion_can_be_cancelled()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(await ErrorOf(() => Client.CancelKeyDeletionAsync(keyId)), Is.EqualTo($"KMSInvalidStateException: {Kms.Key(keyId).Arn} is not pending deletion."));
    }

    [Test]
    public async Task The_waiting_period_has_30_days_when_none_is_named()
    {
        var scheduled = await Client.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = await Client.CreateSymmetricKeyAsync() });

        Assert.That(
            (scheduled.PendingWindowInDays, scheduled.DeletionDate),
            Is.EqualTo(((int?)30, (DateTime?)Kms.Clock.GetUtcNow().AddDays(30).UtcDateTime)));
    }

    [Test]
    public async Task Keys_come_in_pages_and_each_once()
    {
        for (var i = 0; i < 7; i++) await Client.CreateSymmetricKeyAsync();

        var ids = new List<string>();
        await foreach (var key in Client.Paginators.ListKeys(new ListKeysRequest { Limit = 3 }).Keys) ids.Add(key.KeyId);

        Assert.That(ids, Has.Count.EqualTo(7).And.Unique.And.Ordered);
    }

    [TestCase("bm90IG91cnM=")]
    [TestCase("not base64")]
    public async Task A_marker_that_was_not_produced_here_is_refused(string marker) =>
        Assert.That(await ErrorOf(() => Client.ListKeysAsync(new ListKeysRequest { Marker = marker })), Does.StartWith("InvalidMarkerException"));

    [TestCase("fake-key-id", "NotFoundException: Invalid keyId 'fake-key-id'")]
    [TestCase("1234abcd-12ab-34cd-56ef-1234567890ab", "NotFoundException: Key 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab' does not exist")]
    [TestCase("alias/none", "NotFoundException: Alias arn:aws:kms:us-east-1:111122223333:alias/none is not found.")]
    [TestCase("arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab", "NotFoundException: Invalid arn eu-west-1")]
    [TestCase("arn:aws:kms:us-east-1:111122223333:key/foo", "NotFoundException: Invalid keyId foo")]
    [TestCase("", "ValidationException: 2 validation errors detected: Value '' at 'keyId' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'keyId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^\\p{ASCII}+$")]
    [TestCase("schlüssel", "ValidationException: 1 validation error detected: Value 'schlüssel' at 'keyId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^\\p{ASCII}+$")]
    public async Task A_key_that_is_not_there_is_refused_in_the_words_of_AWS(string keyId, string error) =>
        Assert.That(await ErrorOf(() => Client.DescribeKeyAsync(new DescribeKeyRequest { KeyId = keyId })), Is.EqualTo(error));
}
