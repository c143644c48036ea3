using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using CsCheck;

namespace FakeKms.Tests.Operations.Cryptography;

public class SymmetricTests : InMemory
{
    [Test]
    public async Task What_is_encrypted_is_decrypted_without_naming_the_key()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        var response = await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = await Client.EncryptTextAsync(keyId, "secret") });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.Plaintext.ToArray(), Is.EqualTo("secret"u8.ToArray()));
            Assert.That(response.KeyId, Is.EqualTo(Kms.Key(keyId).Arn));
            Assert.That(response.KeyMaterialId, Is.EqualTo(Kms.Key(keyId).CurrentKeyMaterialId));
            Assert.That(response.EncryptionAlgorithm, Is.EqualTo(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT));
        }
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

    [Test]
    public async Task The_encryption_context_must_be_the_same()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var blob = await Client.EncryptTextAsync(keyId, "secret", new() { ["a"] = "bc" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Client.DecryptTextAsync(blob, context: new() { ["a"] = "bc" }), Is.EqualTo("secret"));
            foreach (var other in new Dictionary<string, string>?[] { null, new() { ["ab"] = "c" }, new() { ["A"] = "bc" }, new() { ["a"] = "bc", ["d"] = "" } })
                Assert.That(async () => await Client.DecryptTextAsync(blob, context: other), Throws.TypeOf<InvalidCiphertextException>());
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
    public async Task Another_key_in_the_request_is_refused_before_its_state_matters()
    {
        var blob = await Client.EncryptTextAsync(await Client.CreateSymmetricKeyAsync(), "secret");
        var other = await Client.CreateSymmetricKeyAsync();
        await Client.DisableKeyAsync(other);

        Assert.That(await ErrorOf(() => Client.DecryptTextAsync(blob, other)), Is.EqualTo(
            "IncorrectKeyException: The key ID in the request does not identify a CMK that can perform this operation."));
    }

    [Test]
    public async Task A_ciphertext_of_another_server_names_a_key_that_is_not_here()
    {
        await using var other = FakeKmsServer.Start(k => k.WithSeed(2));
        using var otherClient = other.CreateClient();
        var blob = await otherClient.EncryptTextAsync(await otherClient.CreateSymmetricKeyAsync(), "secret");

        Assert.That(await ErrorOf(() => Client.DecryptTextAsync(blob)), Does.StartWith("AccessDeniedException: The ciphertext refers to"));
    }

    [Test]
    public async Task Plaintexts_have_1_to_4096_bytes_and_are_never_echoed([Values(0, 4097)] int length)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        var error = await ErrorOf(() => Client.EncryptAsync(new EncryptRequest { KeyId = keyId, Plaintext = new MemoryStream(new byte[length]) }));

        Assert.That(error, Is.EqualTo(length == 0
            ? "ValidationException: 1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have length greater than or equal to 1"
            : "ValidationException: 1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have length less than or equal to 4096"));
    }

    [Test]
    public async Task The_longest_plaintext_fits_the_longest_ciphertext()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        var blob = (await Client.EncryptAsync(new EncryptRequest { KeyId = keyId, Plaintext = new MemoryStream(new byte[4096]) })).CiphertextBlob;

        Assert.That(blob.Length, Is.LessThanOrEqualTo(6144));
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
    public async Task A_data_key_has_the_length_that_was_asked_for_and_decrypts()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        var aes128 = await Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = keyId, KeySpec = DataKeySpec.AES_128 });
        var bytes = await Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = keyId, NumberOfBytes = 1024 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(aes128.Plaintext.Length, Is.EqualTo(16));
            Assert.That(bytes.Plaintext.Length, Is.EqualTo(1024));
            Assert.That((await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = bytes.CiphertextBlob })).Plaintext.ToArray(), Is.EqualTo(bytes.Plaintext.ToArray()));
        }
    }

    [Test]
    public async Task A_data_key_needs_a_spec_or_a_length([Values] bool both)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var request = new GenerateDataKeyWithoutPlaintextRequest { KeyId = keyId };
        if (both) (request.KeySpec, request.NumberOfBytes) = (DataKeySpec.AES_256, 32);

        Assert.That(
            await ErrorOf(() => Client.GenerateDataKeyWithoutPlaintextAsync(request)),
            Is.EqualTo("ValidationException: Please specify either number of bytes or key spec."));
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
            await using var kms = FakeKmsServer.Start(k => k.WithSeed(42));
            using var client = kms.CreateClient();
            var keyId = await client.CreateSymmetricKeyAsync();
            return (keyId, Convert.ToBase64String((await client.EncryptTextAsync(keyId, "secret")).ToArray()));
        }

        Assert.That(await Run(), Is.EqualTo(await Run()));
    }
}
