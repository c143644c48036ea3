using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Keys;

public class UpdateKeyDescriptionTests : InMemory
{
    [TestCase("for cards")]
    [TestCase("")]
    public async Task A_description_is_replaced(string description)
    {
        var keyId = (await Client.CreateKeyAsync(new CreateKeyRequest { Description = "old" })).KeyMetadata.KeyId;

        await Client.UpdateKeyDescriptionAsync(keyId, description);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Client.DescribeKeyAsync(keyId)).KeyMetadata.Description, Is.EqualTo(description));
            Assert.That(Kms.Key(keyId).Description, Is.EqualTo(description));
        }
    }

    [Test]
    public async Task A_description_is_required_and_has_at_most_8192_characters()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.UpdateKeyDescriptionAsync(new UpdateKeyDescriptionRequest { KeyId = keyId })), Is.EqualTo(
                "ValidationException: 1 validation error detected: Value null at 'description' failed to satisfy constraint: Member must not be null"));
            var tooLong = new string('x', 8193);
            Assert.That(await ErrorOf(() => Client.UpdateKeyDescriptionAsync(keyId, tooLong)), Does.EndWith("Member must have length less than or equal to 8192"));
        }
    }

    [Test]
    public async Task A_key_that_is_pending_deletion_keeps_its_description()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        Assert.That(
            await ErrorOf(() => Client.UpdateKeyDescriptionAsync(keyId, "x")),
            Is.EqualTo($"KMSInvalidStateException: {Kms.Key(keyId).Arn} is pending deletion."));
    }

    [Test]
    public async Task The_change_is_recorded_with_the_new_text()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.UpdateKeyDescriptionAsync(keyId, "for cards");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail[^1].RequestParameters.GetRawText(), Is.EqualTo($$"""{"keyId":"{{keyId}}","description":"for cards"}"""));
            Assert.That(Kms.Trail[^1].ResponseElements.GetRawText(), Is.EqualTo($$"""{"keyId":"{{Kms.Key(keyId).Arn}}"}"""));
            Assert.That(Kms.Trail[^1].ReadOnly, Is.False);
        }
    }
}
