using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Keys;

public class UpdateKeyDescriptionTests : InMemory
{

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
