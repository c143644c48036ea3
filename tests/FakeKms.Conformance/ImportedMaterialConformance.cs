using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

public class ImportedMaterialConformance(string name) : ConformanceFixture(name)
{
    [Test]
    public async Task A_key_is_usable_exactly_while_its_material_is_there()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        Assert.That(await StateOf(keyId), Is.EqualTo("PendingImport"));
        await Client.ImportAsync(keyId, Wrapping.Material(1));
        var blob = await Client.EncryptTextAsync(keyId, "secret");

        await Client.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = keyId });
        Assert.That(async () => await Client.DecryptTextAsync(blob), Throws.TypeOf<KMSInvalidStateException>());

        await Client.ImportAsync(keyId, Wrapping.Material(1));
        Assert.That(await Client.DecryptTextAsync(blob), Is.EqualTo("secret"));
    }

    [Test]
    public async Task Other_bytes_are_refused_on_a_re_import()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1));

        Assert.That(async () => await Client.ImportAsync(keyId, Wrapping.Material(2)), Throws.TypeOf<IncorrectKeyMaterialException>());
    }
}
