using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("Decrypt")]
[Lanes]
public class DecryptConformance(string lane) : ConformanceFixture(lane)
{
    [Test]
    public async Task What_is_encrypted_is_decrypted_without_naming_the_key()
    {
        var key = (await Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata;

        var response = await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = await Client.EncryptTextAsync(key.KeyId, "secret") });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Plaintext.ToArray(), Is.EqualTo("secret"u8.ToArray()));
            Assert.That((response.KeyId, response.KeyMaterialId), Is.EqualTo((key.Arn, key.CurrentKeyMaterialId)));
            Assert.That(response.EncryptionAlgorithm, Is.EqualTo(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT));
        }
    }

    [Test]
    public async Task The_order_of_the_context_does_not_matter()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var blob = await Client.EncryptTextAsync(keyId, "secret", new() { ["a"] = "1", ["b"] = "2" });

        Assert.That(await Client.DecryptTextAsync(blob, context: new() { ["b"] = "2", ["a"] = "1" }), Is.EqualTo("secret"));
    }

    [Test]
    [Refusal]
    public async Task The_encryption_context_must_be_the_same()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var blob = await Client.EncryptTextAsync(keyId, "secret", new() { ["a"] = "bc" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Client.DecryptTextAsync(blob, context: new() { ["a"] = "bc" }), Is.EqualTo("secret"));
            Dictionary<string, string>?[] others = [null, new() { ["ab"] = "c" }, new() { ["A"] = "bc" }, new() { ["a"] = "bc", ["d"] = "" }];
            foreach (var other in others)
                Assert.That(await ErrorOf(() => Client.DecryptTextAsync(blob, context: other)), Does.StartWith("InvalidCiphertextException"));
        }
    }

    [Test]
    [Refusal]
    public async Task Another_key_in_the_request_is_refused_before_its_state_matters()
    {
        var blob = await Client.EncryptTextAsync(await Client.CreateSymmetricKeyAsync(), "secret");
        var other = await Client.CreateSymmetricKeyAsync();
        await Client.DisableKeyAsync(other);

        Assert.That(await ErrorOf(() => Client.DecryptTextAsync(blob, other)), Is.EqualTo(Errors.IncorrectKey));
    }

    [Test]
    [Refusal]
    public async Task A_disabled_key_does_not_decrypt()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var blob = await Client.EncryptTextAsync(keyId, "secret");
        await Client.DisableKeyAsync(keyId);

        Assert.That(await ErrorOf(() => Client.DecryptTextAsync(blob)), Is.EqualTo(Errors.Disabled(await ArnOf(keyId))));
    }
}
