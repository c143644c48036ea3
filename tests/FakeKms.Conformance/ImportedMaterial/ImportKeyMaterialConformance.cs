using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("ImportKeyMaterial")]
[Lanes]
public class ImportKeyMaterialConformance(string lane) : ConformanceFixture(lane)
{
    [Test]
    public async Task The_first_import_enables_the_key_and_names_its_material()
    {
        var keyId = await Client.CreateExternalKeyAsync();

        var imported = await Client.ImportAsync(keyId, Wrapping.Material(1));

        var metadata = (await Client.DescribeKeyAsync(keyId)).KeyMetadata;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(metadata.KeyState, Is.EqualTo(KeyState.Enabled));
            Assert.That(metadata.Enabled, Is.True);
            Assert.That(metadata.CurrentKeyMaterialId, Is.EqualTo(imported.KeyMaterialId).And.Matches("^[0-9a-f]{64}$"));
            Assert.That(metadata.ExpirationModel, Is.EqualTo(ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE));
            Assert.That(imported.KeyId, Is.EqualTo(metadata.Arn));
        }
    }

    [Test]
    public async Task Every_wrapping_key_spec_and_hash_works(
        [Values("RSA_2048", "RSA_3072", "RSA_4096")] string spec, [Values("RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256")] string algorithm)
    {
        var keyId = await Client.CreateExternalKeyAsync();
        var request = await Client.WrapAsync(keyId, Wrapping.Material(1), new AlgorithmSpec(algorithm), new WrappingKeySpec(spec));
        request.ExpirationModel = ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE;

        await Client.ImportKeyMaterialAsync(request);

        Assert.That(await StateOf(keyId), Is.EqualTo("Enabled"));
    }

    [Test]
    public async Task The_same_bytes_can_be_imported_again_and_keep_their_id()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        var first = await Client.ImportAsync(keyId, Wrapping.Material(1));

        var second = await Client.ImportAsync(keyId, Wrapping.Material(1));

        Assert.That(second.KeyMaterialId, Is.EqualTo(first.KeyMaterialId));
    }

    [Test]
    public async Task The_same_bytes_have_another_id_in_another_key()
    {
        var first = await Client.ImportAsync(await Client.CreateExternalKeyAsync(), Wrapping.Material(1));

        var second = await Client.ImportAsync(await Client.CreateExternalKeyAsync(), Wrapping.Material(1));

        Assert.That(second.KeyMaterialId, Is.Not.EqualTo(first.KeyMaterialId));
    }

    [Refusal]
    [Test]
    public async Task Other_bytes_are_refused_on_a_re_import()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1));

        Assert.That(async () => await Client.ImportAsync(keyId, Wrapping.Material(2)), Throws.TypeOf<IncorrectKeyMaterialException>());
    }

    [Test]
    public async Task New_material_waits_for_rotation_and_does_not_encrypt()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        var first = await Client.ImportAsync(keyId, Wrapping.Material(1));

        var second = await Client.ImportAsync(keyId, Wrapping.Material(2), r => r.ImportType = ImportType.NEW_KEY_MATERIAL);

        var states = (await Client.ListKeyRotationsAsync(new ListKeyRotationsRequest
        {
            KeyId = keyId,
            IncludeKeyMaterial = IncludeKeyMaterial.ALL_KEY_MATERIAL,
        })).Rotations;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Client.DescribeKeyAsync(keyId)).KeyMetadata.CurrentKeyMaterialId, Is.EqualTo(first.KeyMaterialId));
            Assert.That(states.Select(s => (s.KeyMaterialId, s.KeyMaterialState.Value)), Is.EquivalentTo(new[]
            {
                (first.KeyMaterialId, "CURRENT"), (second.KeyMaterialId, "PENDING_ROTATION"),
            }));
        }
    }

    [Refusal]
    [Test]
    public async Task A_second_new_material_is_refused_while_one_is_pending()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        var first = await Client.ImportAsync(keyId, Wrapping.Material(1));
        var pending = await Client.ImportAsync(keyId, Wrapping.Material(2), r => r.ImportType = ImportType.NEW_KEY_MATERIAL);

        var error = await ErrorOf(() => Client.ImportAsync(keyId, Wrapping.Material(3), r => r.ImportType = ImportType.NEW_KEY_MATERIAL));

        Assert.That(error, Does.Match(
            $"^KMSInvalidStateException: New key material \\(id: [0-9a-f]{{64}}\\) cannot be imported into KMS key {first.KeyId}, " +
            $"because another key material \\(id: {pending.KeyMaterialId}\\) is pending rotation\\.$"));
    }

    [Refusal]
    [Test]
    public async Task Known_material_is_not_new()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1));

        Assert.That(
            async () => await Client.ImportAsync(keyId, Wrapping.Material(1), r => r.ImportType = ImportType.NEW_KEY_MATERIAL),
            Throws.TypeOf<IncorrectKeyMaterialException>());
    }

    [Refusal]
    [Test]
    public async Task A_material_id_that_is_not_the_one_of_the_bytes_is_refused()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1));

        Assert.That(
            async () => await Client.ImportAsync(keyId, Wrapping.Material(1), r => r.KeyMaterialId = new string('a', 64)),
            Throws.TypeOf<IncorrectKeyMaterialException>());
    }

    [Refusal]
    [Test]
    public async Task A_first_import_that_is_refused_for_its_id_leaves_nothing_behind()
    {
        var keyId = await Client.CreateExternalKeyAsync();

        Assert.That(
            async () => await Client.ImportAsync(keyId, Wrapping.Material(1), r => r.KeyMaterialId = new string('a', 64)),
            Throws.TypeOf<IncorrectKeyMaterialException>());
        await Client.ImportAsync(keyId, Wrapping.Material(2));

        Assert.That(await StateOf(keyId), Is.EqualTo("Enabled"));
    }

    [Refusal]
    [Test]
    public async Task A_date_is_needed_when_the_material_expires()
    {
        var keyId = await Client.CreateExternalKeyAsync();

        var error = await ErrorOf(() => Client.ImportAsync(keyId, Wrapping.Material(1), r => r.ExpirationModel = null));

        Assert.That(error, Is.EqualTo("ValidationException: A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES"));
    }

    [Refusal]
    [Test]
    public async Task A_token_of_another_key_is_refused()
    {
        var request = await Client.WrapAsync(await Client.CreateExternalKeyAsync(), Wrapping.Material(1));
        request.ExpirationModel = ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE;
        request.KeyId = await Client.CreateExternalKeyAsync();

        Assert.That(async () => await Client.ImportKeyMaterialAsync(request), Throws.TypeOf<InvalidImportTokenException>());
    }

    [Refusal]
    [Exhaustive]
    [Test]
    public async Task A_token_that_is_nearly_right_is_refused()
    {
        var request = await Client.WrapAsync(await Client.CreateExternalKeyAsync(), Wrapping.Material(1));
        request.ExpirationModel = ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE;

        foreach (var token in NearMisses.Of(request.ImportToken.ToArray()))
        {
            request.ImportToken = new MemoryStream(token);
            Assert.That(async () => await Client.ImportKeyMaterialAsync(request), Throws.TypeOf<InvalidImportTokenException>());
        }
    }

    [Refusal]
    [Test]
    public async Task Bytes_that_the_wrapping_key_cannot_open_are_refused_and_the_token_stays_good()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        var request = await Client.WrapAsync(keyId, Wrapping.Material(1));
        request.ExpirationModel = ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE;
        var wrapped = request.EncryptedKeyMaterial;
        request.EncryptedKeyMaterial = new MemoryStream(new byte[256]);
        Assert.That(async () => await Client.ImportKeyMaterialAsync(request), Throws.TypeOf<InvalidCiphertextException>());

        request.EncryptedKeyMaterial = wrapped;
        await Client.ImportKeyMaterialAsync(request);

        Assert.That(await StateOf(keyId), Is.EqualTo("Enabled"));
    }
}
