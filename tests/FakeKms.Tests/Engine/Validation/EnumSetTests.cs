using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Keys;
using FakeKms.Engine.Validation;
using FakeKms.Tests.Crypto;

namespace FakeKms.Tests.Engine.Validation;

/// <summary>The sets of values as KMS prints them: not in the order of its documentation, and not always those that it accepts.</summary>
public class EnumSetTests : InMemory
{
    private const string KeySpecs =
        "RSA_2048, RSA_3072, RSA_4096, ECC_NIST_P256, ECC_NIST_P384, ECC_NIST_P521, ECC_SECG_P256K1, ECC_NIST_EDWARDS25519, SYMMETRIC_DEFAULT, " +
        "HMAC_224, HMAC_256, HMAC_384, HMAC_512, SM2, ML_DSA_44, ML_DSA_65, ML_DSA_87";

    private const string SigningAlgorithms =
        "RSASSA_PSS_SHA_256, RSASSA_PSS_SHA_384, RSASSA_PSS_SHA_512, RSASSA_PKCS1_V1_5_SHA_256, RSASSA_PKCS1_V1_5_SHA_384, RSASSA_PKCS1_V1_5_SHA_512, " +
        "ECDSA_SHA_256, ECDSA_SHA_384, ECDSA_SHA_512, ED25519_SHA_512, ED25519_PH_SHA_512, SM2DSA, ML_DSA_SHAKE_256";

    [Test]
    public async Task A_signing_algorithm_that_is_none_is_refused_with_the_whole_set() => Assert.That(
        await ErrorOf(() => SignAsync("x", "FOO")),
        Is.EqualTo(Refusal("signingAlgorithm", SigningAlgorithms)));

    [Test]
    public async Task The_algorithm_of_symmetric_keys_is_refused_by_the_key_and_not_by_the_enumeration()
    {
        var key = (await Client.CreateKeyAsync(new CreateKeyRequest { KeySpec = KeySpec.ECC_NIST_P256, KeyUsage = KeyUsageType.SIGN_VERIFY })).KeyMetadata;

        Assert.That(
            await ErrorOf(() => SignAsync(key.KeyId, "SYMMETRIC_DEFAULT")),
            Is.EqualTo("InvalidKeyUsageException: Algorithm SYMMETRIC_DEFAULT is incompatible with key spec ECC_NIST_P256."));
    }

    [TestCase("FOO")]
    [TestCase("RSA_2048")]
    public async Task The_spec_of_a_data_key_is_refused_with_the_specs_of_keys(string spec) => Assert.That(
        await ErrorOf(() => Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = "x", KeySpec = spec })),
        Does.StartWith(Refusal("keySpec", KeySpecs, spec)[..^1]));

    [Test]
    public async Task The_spec_of_a_key_is_refused_in_the_same_order() => Assert.That(
        await ErrorOf(() => Client.CreateKeyAsync(new CreateKeyRequest { KeySpec = "FOO" })),
        Does.StartWith(Refusal("keySpec", KeySpecs)[..^1]));

    [TestCase(typeof(MacAlgorithmSpec), "HMAC_SHA_384, HMAC_SHA_256, HMAC_SHA_224, HMAC_SHA_512")]
    [TestCase(typeof(EncryptionAlgorithmSpec), "RSAES_OAEP_SHA_1, RSAES_OAEP_SHA_256, SM2PKE, SYMMETRIC_DEFAULT")]
    [TestCase(typeof(MessageType), "RAW, DIGEST, EXTERNAL_MU")]
    [TestCase(typeof(KeyAgreementAlgorithmSpec), "ECDH")]
    public void Sets_are_printed_in_the_order_of_the_service(Type type, string values) =>
        Assert.That(EnumSet.Of(type).Constraint, Is.EqualTo($"Member must satisfy enum value set: [{values}]"));

    private Task SignAsync(string keyId, string algorithm) => Client.SignAsync(new SignRequest
    {
        KeyId = keyId,
        Message = new MemoryStream([1]),
        SigningAlgorithm = algorithm,
    });

    private static string Refusal(string path, string values, string value = "FOO") =>
        $"ValidationException: 1 validation error detected: Value '{value}' at '{path}' failed to satisfy constraint: Member must satisfy enum value set: [{values}]";
}
