using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

public class KeyConformance(string name) : ConformanceFixture(name)
{
    [Test]
    public async Task A_scheduled_deletion_can_be_cancelled_and_leaves_the_key_disabled()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        Assert.That(await StateOf(keyId), Is.EqualTo("PendingDeletion"));

        await Client.CancelKeyDeletionAsync(keyId);

        Assert.That(await StateOf(keyId), Is.EqualTo("Disabled"));
    }

    [Test]
    public void A_key_that_does_not_exist_is_not_found() =>
        Assert.That(async () => await Client.DescribeKeyAsync("1234abcd-12ab-34cd-56ef-1234567890ab"), Throws.TypeOf<NotFoundException>());

    [Test]
    public async Task Operations_that_take_no_alias_say_so()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var alias = "alias/conformance-" + keyId;
        await Client.CreateAliasAsync(alias, keyId);

        Assert.That(async () => await Client.DisableKeyAsync(alias), Throws.TypeOf<InvalidArnException>());
    }
}
