using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

/// <summary>Every key pair that encrypts, with every algorithm.</summary>
[Lanes("RSA_2048", "RSAES_OAEP_SHA_1", 214)]
[Lanes("RSA_2048", "RSAES_OAEP_SHA_256", 190)]
[Lanes("RSA_3072", "RSAES_OAEP_SHA_1", 342)]
[Lanes("RSA_3072", "RSAES_OAEP_SHA_256", 318)]
[Lanes("RSA_4096", "RSAES_OAEP_SHA_1", 470)]
[Lanes("RSA_4096", "RSAES_OAEP_SHA_256", 446)]
[Lanes("SM2", "SM2PKE", 1024)]
public class AsymmetricEncryptionConformance(string lane, string spec, string algorithm, int maximum) : ConformanceFixture(lane)
{
    private IAmazonKeyManagementService There => ClientFor(spec);

    [Operation("Encrypt")]
    [Test]
    public async Task Plaintexts_of_one_byte_and_of_the_most_bytes_come_back()
    {
        var keyId = await CreateAsync(spec, "ENCRYPT_DECRYPT");

        using (Assert.EnterMultipleScope())
        {
            foreach (var plaintext in new[] { new byte[] { 0 }, [.. Enumerable.Range(0, maximum).Select(i => (byte)i)] })
            {
                var answer = await DecryptAsync(keyId, await EncryptAsync(keyId, plaintext));
                Assert.That(answer.Plaintext.ToArray(), Is.EqualTo(plaintext));
                Assert.That((answer.EncryptionAlgorithm.Value, answer.KeyMaterialId), Is.EqualTo((algorithm, (string?)null)));
            }
        }
    }

    [Operation("Encrypt")]
    [Refusal]
    [Test]
    public async Task A_plaintext_of_one_byte_more_is_refused_in_the_words_of_AWS()
    {
        var keyId = await CreateAsync(spec, "ENCRYPT_DECRYPT");

        Assert.That(await ErrorOf(() => EncryptAsync(keyId, new byte[maximum + 1])), Is.EqualTo(
            $"ValidationException: Algorithm {algorithm} and key spec {spec} cannot encrypt data larger than {maximum} bytes."));
    }

    [Operation("Encrypt")]
    [Refusal]
    [Test]
    public async Task A_dry_run_refuses_a_plaintext_that_is_too_long()
    {
        var keyId = await CreateAsync(spec, "ENCRYPT_DECRYPT");
        var request = new EncryptRequest { KeyId = keyId, Plaintext = new MemoryStream(new byte[maximum + 1]), EncryptionAlgorithm = algorithm, DryRun = true };

        Assert.That(await ErrorOf(() => There.EncryptAsync(request)), Does.StartWith("ValidationException: Algorithm"));
    }

    [Operation("Decrypt")]
    [Refusal]
    [Exhaustive]
    [Test]
    public async Task A_ciphertext_that_is_nearly_right_is_refused()
    {
        var keyId = await CreateAsync(spec, "ENCRYPT_DECRYPT");
        var ciphertext = await EncryptAsync(keyId, "secret"u8.ToArray());

        foreach (var wrong in NearMisses.Of(ciphertext))
            Assert.That(await ErrorOf(() => DecryptAsync(keyId, wrong)), Does.StartWith("InvalidCiphertextException"));
    }

    [Operation("Decrypt")]
    [Refusal]
    [Test]
    public async Task A_ciphertext_of_another_key_is_refused()
    {
        var (keyId, otherKeyId) = (await CreateAsync(spec, "ENCRYPT_DECRYPT"), await CreateAsync(spec, "ENCRYPT_DECRYPT"));
        var ciphertext = await EncryptAsync(keyId, "secret"u8.ToArray());

        Assert.That(await ErrorOf(() => DecryptAsync(otherKeyId, ciphertext)), Does.StartWith("InvalidCiphertextException"));
    }

    [Operation("Decrypt")]
    [Refusal]
    [Test]
    public async Task A_ciphertext_without_its_key_or_its_algorithm_is_refused()
    {
        var keyId = await CreateAsync(spec, "ENCRYPT_DECRYPT");
        var ciphertext = await EncryptAsync(keyId, "secret"u8.ToArray());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                await ErrorOf(() => There.DecryptAsync(new DecryptRequest { KeyId = keyId, CiphertextBlob = Stream(ciphertext) })),
                Does.StartWith("InvalidCiphertextException"));
            Assert.That(
                await ErrorOf(() => There.DecryptAsync(new DecryptRequest { EncryptionAlgorithm = algorithm, CiphertextBlob = Stream(ciphertext) })),
                Does.StartWith("InvalidCiphertextException"));
        }
    }

    [Operation("Encrypt")]
    [Refusal]
    [Test]
    public async Task Algorithms_of_other_keys_and_no_algorithm_at_all_are_refused()
    {
        var keyId = await CreateAsync(spec, "ENCRYPT_DECRYPT");
        var others = AllOf<EncryptionAlgorithmSpec>().Except(spec == "SM2" ? ["SM2PKE"] : ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"]);

        using (Assert.EnterMultipleScope())
        {
            foreach (var other in others.Cast<string?>().Append(null))
            {
                var encrypting = await ErrorOf(() => There.EncryptAsync(new EncryptRequest
                {
                    KeyId = keyId,
                    Plaintext = Stream([1]),
                    EncryptionAlgorithm = other,
                }));
                Assert.That(
                    encrypting,
                    Is.EqualTo($"InvalidKeyUsageException: Algorithm {other ?? "SYMMETRIC_DEFAULT"} is incompatible with key spec {spec}."));
            }
        }
    }

    private async Task<byte[]> EncryptAsync(string keyId, byte[] plaintext) => (await There.EncryptAsync(new EncryptRequest
    {
        KeyId = keyId,
        Plaintext = Stream(plaintext),
        EncryptionAlgorithm = algorithm,
    })).CiphertextBlob.ToArray();

    private Task<DecryptResponse> DecryptAsync(string keyId, byte[] ciphertext) => There.DecryptAsync(new DecryptRequest
    {
        KeyId = keyId,
        CiphertextBlob = Stream(ciphertext),
        EncryptionAlgorithm = algorithm,
    });
}
