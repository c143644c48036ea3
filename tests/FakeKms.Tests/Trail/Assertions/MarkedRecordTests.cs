namespace FakeKms.Tests.Trail.Assertions;

/// <summary>What comes near is of interest as long as something is missing, and of none when there is too much.</summary>
public sealed class MarkedRecordTests : InMemory
{
    [Test]
    public async Task Near_misses_are_not_marked_when_there_are_too_many_records()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.GenerateDataKeyAsync(new() { KeyId = keyId, KeySpec = "AES_256" });
        await Client.GenerateDataKeyAsync(new() { KeyId = keyId, KeySpec = "AES_256" });
        await Client.GenerateDataKeyWithoutPlaintextAsync(new() { KeyId = keyId, KeySpec = "AES_256" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Message(times: 1), Does.Not.Contain("~"));
            Assert.That(Message(times: 3), Does.Contain("~"));
        }

        string Message(int times) => Assert.Throws<KmsAssertionException>(() => Kms.Trail.ShouldContain("GenerateDataKey", times))!.Message;
    }
}
