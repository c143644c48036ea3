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

    [Test]
    public async Task What_comes_near_is_shown_however_many_records_come_after_it()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.GenerateDataKeyWithoutPlaintextAsync(new() { KeyId = keyId, KeySpec = "AES_256" });
        for (var i = 0; i <= KmsTrailAssertions.RecordsShown; i++) await Client.ListKeysAsync(new Amazon.KeyManagementService.Model.ListKeysRequest());

        var failure = Assert.Throws<KmsAssertionException>(() => Kms.Trail.ShouldContain("GenerateDataKey"));

        Assert.That(failure!.Message, Does.Match("  ~ .*  GenerateDataKeyWithoutPlaintext  ok").And.Contain("    and 3 more;"));
    }

    [Test]
    public async Task The_beginning_of_a_name_is_not_the_name()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.GenerateDataKeyWithoutPlaintextAsync(new() { KeyId = keyId, KeySpec = "AES_256" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Kms.Trail.ShouldContainInOrder("CreateKey", "GenerateDataKey"), Throws.TypeOf<KmsAssertionException>());
            Assert.That(Kms.Trail.ShouldContainInOrder("CreateKey", "GenerateDataKeyWithoutPlaintext"), Has.Count.EqualTo(2));
        }
    }
}
