using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("GenerateDataKey")]
[Lanes]
public class GenerateDataKeyConformance(string lane) : ConformanceFixture(lane)
{
    [TestCase("AES_128", null, 16)]
    [TestCase("AES_256", null, 32)]
    [TestCase(null, 1024, 1024)]
    public async Task A_data_key_has_the_length_that_was_asked_for_and_decrypts(string? spec, int? bytes, int length)
    {
        var key = (await Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata;

        var dataKey = await Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = key.KeyId, KeySpec = spec, NumberOfBytes = bytes });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((dataKey.Plaintext.Length, dataKey.KeyId), Is.EqualTo(((long)length, key.Arn)));
            var decrypted = await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = dataKey.CiphertextBlob });
            Assert.That(decrypted.Plaintext.ToArray(), Is.EqualTo(dataKey.Plaintext.ToArray()));
        }
    }

    [Test]
    public async Task The_answer_names_the_material_of_the_key()
    {
        var key = (await Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata;

        var dataKey = await Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = key.KeyId, KeySpec = DataKeySpec.AES_256 });

        Assert.That(dataKey.KeyMaterialId, Is.EqualTo(key.CurrentKeyMaterialId));
    }

    [Test]
    [Refusal]
    public async Task A_data_key_is_bound_to_its_context()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var request = new GenerateDataKeyRequest { KeyId = keyId, KeySpec = DataKeySpec.AES_256, EncryptionContext = new() { ["a"] = "1" } };

        var blob = (await Client.GenerateDataKeyAsync(request)).CiphertextBlob;

        Assert.That(await ErrorOf(() => Client.DecryptTextAsync(blob)), Does.StartWith("InvalidCiphertextException"));
    }

    [Test]
    [Refusal]
    public async Task An_asymmetric_key_makes_no_data_keys()
    {
        var keyId = await CreateAsync("RSA_2048", "ENCRYPT_DECRYPT");

        Assert.That(
            await ErrorOf(() => Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = keyId, KeySpec = DataKeySpec.AES_256 })),
            Is.EqualTo("InvalidKeyUsageException: You cannot generate a data key with an asymmetric CMK"));
    }

    [Test]
    [Refusal]
    public async Task A_dry_run_makes_no_data_key()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(
            await ErrorOf(() => Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = keyId, KeySpec = DataKeySpec.AES_256, DryRun = true })),
            Is.EqualTo(Errors.DryRun));
    }
}
