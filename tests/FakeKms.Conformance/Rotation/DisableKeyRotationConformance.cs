namespace FakeKms.Conformance;

[Operation("DisableKeyRotation")]
[Lanes]
public class DisableKeyRotationConformance(string lane) : RotationFixture(lane)
{
    [Test]
    public async Task A_key_stops_to_rotate()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await EnableAsync(keyId);

        await Client.DisableKeyRotationAsync(keyId);

        var status = await StatusAsync(keyId);
        Assert.That((status.KeyRotationEnabled, status.NextRotationDate), Is.EqualTo(((bool?)false, (DateTime?)null)));
    }

    [TestCase("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")]
    [TestCase("RSA_2048", "SIGN_VERIFY")]
    [TestCase("HMAC_256", "GENERATE_VERIFY_MAC")]
    public async Task A_key_that_does_not_rotate_answers_success(string spec, string usage)
    {
        var keyId = await CreateAsync(spec, usage);

        Assert.That(await ErrorOf(() => Client.DisableKeyRotationAsync(keyId)), Is.EqualTo("no error"));
    }

    [Test]
    [Refusal]
    public async Task Imported_material_is_not_of_that_kind()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1));

        Assert.That(await ErrorOf(() => Client.DisableKeyRotationAsync(keyId)), Is.EqualTo(Errors.Origin(await ArnOf(keyId), "EXTERNAL")));
    }

    [Test]
    [Refusal]
    public async Task A_key_that_is_pending_deletion_keeps_its_setting()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        Assert.That(await ErrorOf(() => Client.DisableKeyRotationAsync(keyId)), Is.EqualTo(Errors.PendingDeletion(await ArnOf(keyId))));
    }
}
