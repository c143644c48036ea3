using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Keys;

/// <summary>What is left of a deletion that was cancelled.</summary>
public sealed class CancelledDeletionTests : InMemory
{
    [Test]
    public async Task A_key_that_lost_its_material_while_it_waited_is_not_enabled_but_waits_for_it()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1));
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        await Client.DeleteImportedKeyMaterialAsync(new() { KeyId = keyId });
        await Client.CancelKeyDeletionAsync(keyId);

        await Client.EnableKeyAsync(keyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await StateOf(keyId), Is.EqualTo("PendingImport"));
            Assert.That(await ErrorOf(() => Client.EncryptTextAsync(keyId, "x")), Does.StartWith("KMSInvalidStateException").And.EndWith("is pending import."));
        }
        await Client.ImportAsync(keyId, Wrapping.Material(1));
        Assert.That(await StateOf(keyId), Is.EqualTo("Enabled"));
    }

    [Test]
    public async Task A_deletion_that_is_scheduled_again_for_later_is_not_carried_out_at_the_first_date()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        await Client.CancelKeyDeletionAsync(keyId);
        await Client.ScheduleKeyDeletionAsync(keyId, 30);

        Kms.Advance(TimeSpan.FromDays(29));
        var state = await StateOf(keyId);
        Kms.Advance(TimeSpan.FromDays(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(state, Is.EqualTo("PendingDeletion"));
            Assert.That(Kms.Trail.Count(record => record.EventName == "DeleteKey"), Is.EqualTo(1));
            Assert.That(Kms.Keys, Is.Empty);
        }
    }

    [Test]
    public async Task A_deletion_that_is_cancelled_is_not_carried_out()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        await Client.CancelKeyDeletionAsync(keyId);

        Kms.Advance(TimeSpan.FromDays(400));

        Assert.That(Kms.Key(keyId).KeyState, Is.EqualTo(KeyState.Disabled));
    }
}
