using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

/// <summary>The public key of every asymmetric key spec, as SubjectPublicKeyInfo in DER.</summary>
[Operation("GetPublicKey")]
[Lanes]
public class PublicKeyConformance(string lane) : ConformanceFixture(lane)
{
    [TestCase("RSA_2048", "ENCRYPT_DECRYPT", 294)]
    [TestCase("RSA_3072", "SIGN_VERIFY", 422)]
    [TestCase("RSA_4096", "SIGN_VERIFY", 550)]
    [TestCase("ECC_NIST_P256", "SIGN_VERIFY", 91)]
    [TestCase("ECC_NIST_P256", "KEY_AGREEMENT", 91)]
    [TestCase("ECC_NIST_P384", "SIGN_VERIFY", 120)]
    [TestCase("ECC_NIST_P521", "KEY_AGREEMENT", 158)]
    [TestCase("ECC_SECG_P256K1", "SIGN_VERIFY", 88)]
    [TestCase("ECC_NIST_EDWARDS25519", "SIGN_VERIFY", 44)]
    [TestCase("ML_DSA_44", "SIGN_VERIFY", 1334)]
    [TestCase("ML_DSA_65", "SIGN_VERIFY", 1974)]
    [TestCase("ML_DSA_87", "SIGN_VERIFY", 2614)]
    [TestCase("ML_KEM_512", "ENCAPSULATE_DECAPSULATE", 822)]
    [TestCase("ML_KEM_768", "ENCAPSULATE_DECAPSULATE", 1206)]
    [TestCase("ML_KEM_1024", "ENCAPSULATE_DECAPSULATE", 1590)]
    public async Task The_public_key_has_its_length_stays_the_same_and_comes_with_the_algorithms_of_the_key(string spec, string usage, int length)
    {
        var keyId = await CreateAsync(spec, usage);

        var answer = await ClientFor(spec).GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = keyId });

        var metadata = (await ClientFor(spec).DescribeKeyAsync(keyId)).KeyMetadata;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.PublicKey.ToArray(), Has.Length.EqualTo(length).And.EqualTo(await PublicKeyAsync(spec, keyId)));
            Assert.That((answer.KeyId, answer.KeySpec.Value, answer.KeyUsage.Value), Is.EqualTo((metadata.Arn, spec, usage)));
            Assert.That(answer.SigningAlgorithms, Is.EqualTo(metadata.SigningAlgorithms));
            Assert.That(answer.EncryptionAlgorithms, Is.EqualTo(metadata.EncryptionAlgorithms));
            Assert.That(answer.KeyAgreementAlgorithms, Is.EqualTo(metadata.KeyAgreementAlgorithms));
            Assert.That(answer.EncapsulationAlgorithms, Is.EqualTo(metadata.EncapsulationAlgorithms));
        }
    }

    [NotOnAws(NotOnAwsAttribute.China)]
    [TestCase("ENCRYPT_DECRYPT")]
    [TestCase("SIGN_VERIFY")]
    [TestCase("KEY_AGREEMENT")]
    public Task In_China_there_are_SM2_keys_of_every_usage(string usage) =>
        The_public_key_has_its_length_stays_the_same_and_comes_with_the_algorithms_of_the_key("SM2", usage, 91);

    [Test]
    public async Task The_public_key_of_a_disabled_key_is_still_given()
    {
        var keyId = await CreateAsync("ECC_NIST_P256", "SIGN_VERIFY");
        var before = await PublicKeyAsync("ECC_NIST_P256", keyId);
        await Client.DisableKeyAsync(keyId);

        Assert.That(await PublicKeyAsync("ECC_NIST_P256", keyId), Is.EqualTo(before));
    }

    [Refusal]
    [TestCase("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")]
    [TestCase("HMAC_256", "GENERATE_VERIFY_MAC")]
    public async Task A_key_without_a_public_half_has_none_to_give(string spec, string usage)
    {
        var keyId = await CreateAsync(spec, usage);

        Assert.That(await ErrorOf(() => PublicKeyAsync(spec, keyId)), Does.StartWith("UnsupportedOperationException"));
    }
}
