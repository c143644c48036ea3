using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.Encapsulation;

namespace FakeKms.Conformance;

[Lanes]
public class EncapsulationConformance(string lane) : ConformanceFixture(lane)
{
    [Operation("Encapsulate")]
    [TestCase("ML_KEM_512", 768)]
    [TestCase("ML_KEM_768", 1088)]
    [TestCase("ML_KEM_1024", 1568)]
    public async Task Decapsulate_recovers_the_secret_that_Encapsulate_made(string spec, int length)
    {
        var keyId = await Client.CreateKemKeyAsync(spec);

        var encapsulated = await Client.EncapsulateWithAsync(keyId);
        var decapsulated = await Client.DecapsulateWithAsync(keyId, encapsulated.SharedSecretCiphertextBlob);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(encapsulated.SharedSecret.Length, Is.EqualTo(32));
            Assert.That(encapsulated.SharedSecretCiphertextBlob.Length, Is.EqualTo(length));
            Assert.That(decapsulated.SharedSecret.ToArray(), Is.EqualTo(encapsulated.SharedSecret.ToArray()));
            Assert.That((encapsulated.KeyId, decapsulated.KeyId), Is.EqualTo((await ArnOf(keyId), await ArnOf(keyId))));
            Assert.That(
                (encapsulated.EncapsulationAlgorithm, decapsulated.EncapsulationAlgorithm),
                Is.EqualTo((EncapsulationAlgorithmSpec.ML_KEM, EncapsulationAlgorithmSpec.ML_KEM)));
        }
    }

    [Operation("Encapsulate")]
    [Test]
    public async Task Every_call_of_Encapsulate_makes_another_secret()
    {
        var keyId = await Client.CreateKemKeyAsync();

        var secrets = new[] { await Client.EncapsulateWithAsync(keyId), await Client.EncapsulateWithAsync(keyId) };

        Assert.That(secrets.Select(secret => Convert.ToHexString(secret.SharedSecret.ToArray())), Is.Unique);
    }

    [Operation("Decapsulate")]
    [TestCase(0)]
    [TestCase(767)]
    public async Task An_altered_ciphertext_gives_another_secret_always_the_same_and_no_error(int position)
    {
        var keyId = await Client.CreateKemKeyAsync();
        var encapsulated = await Client.EncapsulateWithAsync(keyId);
        var altered = encapsulated.SharedSecretCiphertextBlob.ToArray();
        altered[position] ^= 1;

        var once = (await Client.DecapsulateWithAsync(keyId, new MemoryStream(altered))).SharedSecret.ToArray();
        var again = (await Client.DecapsulateWithAsync(keyId, new MemoryStream(altered))).SharedSecret.ToArray();

        Assert.That(once, Has.Length.EqualTo(32).And.Not.EqualTo(encapsulated.SharedSecret.ToArray()).And.EqualTo(again));
    }

    [Operation("Decapsulate")]
    [Test]
    public async Task A_ciphertext_of_another_key_gives_another_secret_and_no_error()
    {
        var encapsulated = await Client.EncapsulateWithAsync(await Client.CreateKemKeyAsync());

        var other = await Client.DecapsulateWithAsync(await Client.CreateKemKeyAsync(), encapsulated.SharedSecretCiphertextBlob);

        Assert.That(other.SharedSecret.ToArray(), Has.Length.EqualTo(32).And.Not.EqualTo(encapsulated.SharedSecret.ToArray()));
    }

    [Operation("Decapsulate")]
    [Refusal]
    [TestCase(1)]
    [TestCase(767)]
    [TestCase(769)]
    [TestCase(1088)]
    public async Task A_ciphertext_of_a_wrong_length_is_invalid_in_a_dry_run_too(int length)
    {
        var keyId = await Client.CreateKemKeyAsync();

        Assert.That(
            async () => await Client.DecapsulateWithAsync(keyId, new MemoryStream(new byte[length])),
            Throws.TypeOf<InvalidCiphertextException>());
        Assert.That(
            async () => await Client.DecapsulateWithAsync(keyId, new MemoryStream(new byte[length]), request => request.DryRun = true),
            Throws.TypeOf<InvalidCiphertextException>());
    }

    [Operation("Decapsulate")]
    [Test]
    public async Task A_secret_can_be_encapsulated_outside_with_the_public_key()
    {
        var keyId = await Client.CreateKemKeyAsync("ML_KEM_768");
        var answer = await Client.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = keyId });
        var (ciphertext, secret) = OutsideKem.Encapsulate(answer.PublicKey.ToArray());

        var decapsulated = await Client.DecapsulateWithAsync(keyId, new MemoryStream(ciphertext));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(decapsulated.SharedSecret.ToArray(), Is.EqualTo(secret));
            Assert.That(answer.EncapsulationAlgorithms, Is.EqualTo(new[] { "ML_KEM" }));
            Assert.That(answer.EncryptionAlgorithms ?? [], Is.Empty);
            Assert.That((answer.KeySpec, answer.KeyUsage), Is.EqualTo((KeySpec.ML_KEM_768, KeyUsageType.ENCAPSULATE_DECAPSULATE)));
        }
    }

    [Operation("CreateKey")]
    [Test]
    public async Task The_metadata_lists_the_algorithm()
    {
        var keyId = await Client.CreateKemKeyAsync();

        Assert.That((await Client.DescribeKeyAsync(keyId)).KeyMetadata.EncapsulationAlgorithms, Is.EqualTo(new[] { "ML_KEM" }));
    }

    [Operation("GenerateDataKeyPair")]
    [TestCase("ML_KEM_512")]
    public async Task A_data_key_pair_can_be_of_ML_KEM(string spec)
    {
        var pair = await Client.GenerateDataKeyPairAsync(new GenerateDataKeyPairRequest { KeyId = await Client.CreateSymmetricKeyAsync(), KeyPairSpec = spec });
        var (ciphertext, secret) = OutsideKem.Encapsulate(pair.PublicKey.ToArray());

        Assert.That(OutsideKem.Decapsulate(pair.PrivateKeyPlaintext.ToArray(), ciphertext), Is.EqualTo(secret));
    }
}
