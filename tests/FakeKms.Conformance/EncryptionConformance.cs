using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

public class EncryptionConformance(string name) : ConformanceFixture(name)
{
    [Test]
    public async Task What_is_encrypted_is_decrypted_with_the_same_context_only()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var blob = await Client.EncryptTextAsync(keyId, "secret", new() { ["tenant"] = "7" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Client.DecryptTextAsync(blob, context: new() { ["tenant"] = "7" }), Is.EqualTo("secret"));
            Assert.That(async () => await Client.DecryptTextAsync(blob), Throws.TypeOf<InvalidCiphertextException>());
        }
    }

    [Test]
    public async Task A_data_key_decrypts_to_its_plaintext()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        var dataKey = await Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = keyId, KeySpec = DataKeySpec.AES_256 });
        var decrypted = await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = dataKey.CiphertextBlob });

        Assert.That(decrypted.Plaintext.ToArray(), Is.EqualTo(dataKey.Plaintext.ToArray()).And.Length.EqualTo(32));
    }

    [Test]
    public async Task A_disabled_key_refuses()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.DisableKeyAsync(keyId);

        Assert.That(async () => await Client.EncryptTextAsync(keyId, "x"), Throws.TypeOf<DisabledException>());
    }
}
