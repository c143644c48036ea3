using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using CsCheck;
using FakeKms.Crypto.Symmetric;

namespace FakeKms.Tests.Operations.Cryptography;

public class SymmetricTests : InMemory
{
    [TestCase("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", "Disabled")]
    [TestCase("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", "PendingDeletion")]
    [TestCase("HMAC_256", "GENERATE_VERIFY_MAC", "Enabled")]
    public async Task What_is_no_ciphertext_is_said_to_be_none_whatever_state_and_usage_the_named_key_has(string spec, string usage, string state)
    {
        var keyId = (await Client.CreateKeyAsync(new CreateKeyRequest { KeySpec = spec, KeyUsage = usage })).KeyMetadata.KeyId;
        if (state == "Disabled") await Client.DisableKeyAsync(keyId);
        if (state == "PendingDeletion") await Client.ScheduleKeyDeletionAsync(keyId, 7);

        Assert.That(
            await ErrorOf(() => Client.DecryptAsync(new DecryptRequest { CiphertextBlob = new([1, 2, 3]), KeyId = keyId })), Does.StartWith("InvalidCiphertextException"));
    }

    [Test]
    public async Task Any_changed_byte_of_a_ciphertext_is_refused()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var blob = (await Client.EncryptTextAsync(keyId, "secret")).ToArray();

        await Gen.Select(Gen.Int[0, blob.Length - 1], Gen.Byte[1, 255]).SampleAsync(async (position, change) =>
        {
            var changed = (byte[])blob.Clone();
            changed[position] ^= change;
            return await ErrorOf(() => Client.DecryptTextAsync(new MemoryStream(changed))) is { } error
                && error.StartsWith("InvalidCiphertextException", StringComparison.Ordinal);
        }, iter: 300, threads: 1);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_ciphertext_of_a_proxy_that_names_material_of_AWS_is_refused(bool namesKey)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var header = ProxyBlob.NewHeader(Kms.Key(keyId).CurrentKeyMaterialId!, new byte[BlobHeader.SaltLength]);
        var blob = new MemoryStream(new ProxyBlob(header, [1], [2], [3], []).ToBytes());

        var error = await ErrorOf(() => Client.DecryptAsync(new DecryptRequest { CiphertextBlob = blob, KeyId = namesKey ? keyId : null }));

        Assert.That(error, Does.StartWith("InvalidCiphertextException"));
    }

    [Test]
    public async Task A_ciphertext_of_another_server_names_a_key_that_is_not_here()
    {
        await using var other = Pinned.Server(k => k.WithSeed(2));
        using var otherClient = other.CreateClient();
        var blob = await otherClient.EncryptTextAsync(await otherClient.CreateSymmetricKeyAsync(), "secret");

        Assert.That(await ErrorOf(() => Client.DecryptTextAsync(blob)), Is.EqualTo(
            "AccessDeniedException: User: arn:aws:iam::111122223333:user/Alice is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext " +
            "because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access"));
    }

    [Test]
    public async Task Dry_runs_change_nothing_and_say_that_they_would_have_worked()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        var error = await ErrorOf(() => Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = keyId, KeySpec = DataKeySpec.AES_256, DryRun = true }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Is.EqualTo("DryRunOperationException: The request would have succeeded, but the DryRun option is set."));
            Assert.That(Kms.Trail[^1].Value("requestParameters.dryRun")!.Value.GetBoolean(), Is.True);
        }
    }

    [Test]
    public async Task ReEncrypt_moves_a_ciphertext_to_another_key_and_names_both_materials()
    {
        var (source, destination) = (await Client.CreateSymmetricKeyAsync(), await Client.CreateSymmetricKeyAsync());
        var blob = await Client.EncryptTextAsync(source, "secret", new() { ["a"] = "1" });

        var moved = await Client.ReEncryptAsync(new ReEncryptRequest
        {
            CiphertextBlob = blob,
            SourceEncryptionContext = new() { ["a"] = "1" },
            DestinationKeyId = destination,
            DestinationEncryptionContext = new() { ["b"] = "2" },
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Client.DecryptTextAsync(moved.CiphertextBlob, destination, new() { ["b"] = "2" }), Is.EqualTo("secret"));
            Assert.That((moved.SourceKeyId, moved.KeyId), Is.EqualTo((Kms.Key(source).Arn, Kms.Key(destination).Arn)));
            Assert.That((moved.SourceKeyMaterialId, moved.DestinationKeyMaterialId), Is.EqualTo((Kms.Key(source).CurrentKeyMaterialId, Kms.Key(destination).CurrentKeyMaterialId)));
            Assert.That(Kms.Trail[^2].Resources.Select(r => r.Arn), Is.EqualTo(new[] { Kms.Key(source).Arn, Kms.Key(destination).Arn }));
        }
    }

    [Test]
    public async Task The_same_seed_gives_the_same_ids_and_ciphertexts()
    {
        async Task<(string, string)> Run()
        {
            await using var kms = Pinned.Server(k => k.WithSeed(42));
            using var client = kms.CreateClient();
            var keyId = await client.CreateSymmetricKeyAsync();
            return (keyId, Convert.ToBase64String((await client.EncryptTextAsync(keyId, "secret")).ToArray()));
        }

        Assert.That(await Run(), Is.EqualTo(await Run()));
    }
}
