using Amazon.KeyManagementService;

namespace FakeKms.Conformance;

[Operation("RotateKeyOnDemand")]
[Lanes]
public class RotateKeyOnDemandConformance(string lane) : RotationFixture(lane)
{
    [Test]
    public async Task The_answer_names_the_key_by_its_ARN()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That((await RotateAsync(keyId)).KeyId, Is.EqualTo(await ArnOf(keyId)));
    }

    [Test]
    [NotOnAws(NotOnAwsAttribute.Asynchronous)]
    public async Task The_key_encrypts_with_another_material_and_still_decrypts_what_was_before()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var (before, blob) = ((await Client.DescribeKeyAsync(keyId)).KeyMetadata.CurrentKeyMaterialId, await Client.EncryptTextAsync(keyId, "secret"));

        await RotateAsync(keyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Client.DescribeKeyAsync(keyId)).KeyMetadata.CurrentKeyMaterialId, Is.Not.EqualTo(before));
            Assert.That(await Client.DecryptTextAsync(blob), Is.EqualTo("secret"));
        }
    }

    [Test]
    public async Task A_rotation_on_demand_does_not_move_the_next_date()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await EnableAsync(keyId);
        var next = (await StatusAsync(keyId)).NextRotationDate;

        await RotateAsync(keyId);

        Assert.That((await StatusAsync(keyId)).NextRotationDate, Is.EqualTo(next));
    }

    [Test]
    [NotOnAws(NotOnAwsAttribute.Asynchronous)]
    public async Task Imported_material_that_waits_becomes_the_current_one()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1));
        var second = await Client.ImportAsync(keyId, Wrapping.Material(2), r => r.ImportType = ImportType.NEW_KEY_MATERIAL);

        await RotateAsync(keyId);

        Assert.That((await Client.DescribeKeyAsync(keyId)).KeyMetadata.CurrentKeyMaterialId, Is.EqualTo(second.KeyMaterialId));
    }

    [Test]
    [Refusal]
    public async Task A_key_without_new_imported_material_does_not_rotate()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1));

        Assert.That(await ErrorOf(() => RotateAsync(keyId)), Is.EqualTo(
            $"KMSInvalidStateException: No available key material pending rotation for the key: {await ArnOf(keyId)}."));
    }

    [Test]
    [Refusal]
    public async Task A_disabled_key_does_not_rotate_on_demand()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.DisableKeyAsync(keyId);

        Assert.That(await ErrorOf(() => RotateAsync(keyId)), Is.EqualTo(Errors.Disabled(await ArnOf(keyId))));
    }

    [Test]
    [Refusal]
    public async Task A_key_that_waits_for_its_material_does_not_rotate_on_demand()
    {
        var keyId = await Client.CreateExternalKeyAsync();

        Assert.That(await ErrorOf(() => RotateAsync(keyId)), Is.EqualTo(Errors.PendingImport(await ArnOf(keyId))));
    }

    [Refusal]
    [TestCase("RSA_2048", "SIGN_VERIFY")]
    [TestCase("HMAC_256", "GENERATE_VERIFY_MAC")]
    public async Task Keys_of_other_specs_do_not_rotate(string spec, string usage)
    {
        var keyId = await CreateAsync(spec, usage);

        Assert.That(await ErrorOf(() => RotateAsync(keyId)), Does.StartWith("UnsupportedOperationException"));
    }

    [Test]
    [Refusal]
    public async Task A_key_that_is_not_there_does_not_rotate() => Assert.That(
        await ErrorOf(() => RotateAsync(UnknownKey)),
        Does.Match(Errors.UnknownKey(Region, UnknownKey)));
}
