using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("UpdateKeyDescription")]
[Lanes]
public class UpdateKeyDescriptionConformance(string lane) : ConformanceFixture(lane)
{
    [TestCase("for cards")]
    [TestCase("")]
    public async Task A_description_is_replaced(string description)
    {
        var keyId = (await Client.CreateKeyAsync(new CreateKeyRequest { Description = "old" })).KeyMetadata.KeyId;

        await Client.UpdateKeyDescriptionAsync(keyId, description);

        Assert.That((await Client.DescribeKeyAsync(keyId)).KeyMetadata.Description, Is.EqualTo(description));
    }

    [Test]
    public async Task A_disabled_key_can_be_described_anew()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.DisableKeyAsync(keyId);

        await Client.UpdateKeyDescriptionAsync(keyId, "asleep");

        Assert.That((await Client.DescribeKeyAsync(keyId)).KeyMetadata.Description, Is.EqualTo("asleep"));
    }

    [Test]
    [Refusal]
    public async Task A_description_is_required_and_has_at_most_8192_characters()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                await ErrorOf(() => Client.UpdateKeyDescriptionAsync(new UpdateKeyDescriptionRequest { KeyId = keyId })),
                Is.EqualTo(Errors.Constraint("Value null at 'description'", "Member must not be null")));
            var tooLong = new string('x', 8193);
            Assert.That(
                await ErrorOf(() => Client.UpdateKeyDescriptionAsync(keyId, tooLong)),
                Does.StartWith("ValidationException").And.EndWith("Member must have length less than or equal to 8192"));
        }
    }

    [Test]
    [Refusal]
    public async Task A_key_that_is_pending_deletion_keeps_its_description()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        Assert.That(await ErrorOf(() => Client.UpdateKeyDescriptionAsync(keyId, "x")), Is.EqualTo(Errors.PendingDeletion(await ArnOf(keyId))));
    }
}
