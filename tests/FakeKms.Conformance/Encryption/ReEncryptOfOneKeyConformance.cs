using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("ReEncrypt")]
[Lanes]
public class ReEncryptOfOneKeyConformance(string lane) : ConformanceFixture(lane)
{
    [Test]
    public async Task The_answer_names_both_keys_and_both_materials()
    {
        var source = (await Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata;
        var destination = (await Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata;

        var moved = await Client.ReEncryptAsync(new ReEncryptRequest
        {
            CiphertextBlob = await Client.EncryptTextAsync(source.KeyId, "x"),
            DestinationKeyId = destination.KeyId,
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((moved.SourceKeyId, moved.KeyId), Is.EqualTo((source.Arn, destination.Arn)));
            Assert.That(
                (moved.SourceKeyMaterialId, moved.DestinationKeyMaterialId),
                Is.EqualTo((source.CurrentKeyMaterialId, destination.CurrentKeyMaterialId)));
        }
    }

    [Test]
    public async Task The_context_of_a_ciphertext_changes_under_its_own_key()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var blob = await Client.EncryptTextAsync(keyId, "secret", new() { ["a"] = "1" });

        var moved = await Client.ReEncryptAsync(new ReEncryptRequest
        {
            CiphertextBlob = blob,
            SourceEncryptionContext = new() { ["a"] = "1" },
            DestinationKeyId = keyId,
            DestinationEncryptionContext = new() { ["b"] = "2" },
        });

        Assert.That(await Client.DecryptTextAsync(moved.CiphertextBlob, context: new() { ["b"] = "2" }), Is.EqualTo("secret"));
    }

    [Test]
    [Refusal]
    public async Task A_disabled_destination_is_refused()
    {
        var blob = await Client.EncryptTextAsync(await Client.CreateSymmetricKeyAsync(), "secret");
        var destination = await Client.CreateSymmetricKeyAsync();
        await Client.DisableKeyAsync(destination);

        Assert.That(
            await ErrorOf(() => Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = blob, DestinationKeyId = destination })),
            Is.EqualTo(Errors.Disabled(await ArnOf(destination))));
    }
}
