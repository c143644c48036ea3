namespace FakeKms.Conformance;

[Operation("CancelKeyDeletion")]
[Lanes]
public class CancelKeyDeletionConformance(string lane) : ConformanceFixture(lane)
{
    [Test]
    public async Task A_cancelled_deletion_leaves_the_key_disabled()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        var answer = await Client.CancelKeyDeletionAsync(keyId);

        var key = (await Client.DescribeKeyAsync(keyId)).KeyMetadata;
        Assert.That((answer.KeyId, key.KeyState.Value, key.DeletionDate), Is.EqualTo((key.Arn, "Disabled", (DateTime?)null)));
    }

    [Test]
    public async Task The_key_works_again_once_it_is_enabled()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var blob = await Client.EncryptTextAsync(keyId, "secret");
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        await Client.CancelKeyDeletionAsync(keyId);

        await Client.EnableKeyAsync(keyId);

        Assert.That(await Client.DecryptTextAsync(blob), Is.EqualTo("secret"));
    }

    [Test]
    [Refusal]
    public async Task Only_a_scheduled_deletion_can_be_cancelled()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(await ErrorOf(() => Client.CancelKeyDeletionAsync(keyId)), Does.StartWith("KMSInvalidStateException"));
    }

    [Test]
    [Refusal]
    public async Task An_unknown_key_is_not_found() =>
        Assert.That(await ErrorOf(() => Client.CancelKeyDeletionAsync(UnknownKey)), Does.Match(Errors.UnknownKey(Region, UnknownKey)));
}
