using Amazon.KeyManagementService;
using FakeKms.Replay.History;
using FakeKms.Replay.Log;

namespace FakeKms.Tests.Replay.History;

public sealed class KeySpecGuessTests
{
    private const string Destination = "11111111-2222-3333-4444-555555555555";

    [TestCase("SYMMETRIC_DEFAULT", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")]
    [TestCase("RSAES_OAEP_SHA_1", "RSA_2048", "ENCRYPT_DECRYPT")]
    [TestCase("SM2PKE", "SM2", "ENCRYPT_DECRYPT")]
    public void An_algorithm_of_encryption_tells_the_kind(string algorithm, string spec, string usage) =>
        Assert.That(Guess(new Line("Encrypt") { Request = new { encryptionAlgorithm = algorithm } }), Is.EqualTo((spec, usage)));

    [TestCase("RSASSA_PKCS1_V1_5_SHA_512", "RSA_2048")]
    [TestCase("ECDSA_SHA_256", "ECC_NIST_P256")]
    [TestCase("ECDSA_SHA_384", "ECC_NIST_P384")]
    [TestCase("ECDSA_SHA_512", "ECC_NIST_P521")]
    [TestCase("ED25519_PH_SHA_512", "ECC_NIST_EDWARDS25519")]
    [TestCase("ML_DSA_SHAKE_256", "ML_DSA_44")]
    [TestCase("SM2DSA", "SM2")]
    public void An_algorithm_of_signing_tells_the_kind(string algorithm, string spec) =>
        Assert.That(Guess(new Line("Sign") { Request = new { signingAlgorithm = algorithm } }), Is.EqualTo((spec, "SIGN_VERIFY")));

    [Test]
    public void A_data_key_is_made_under_a_symmetric_key() =>
        Assert.That(Guess(new Line("GenerateDataKeyPair") { Request = new { keyPairSpec = "RSA_2048" } }), Is.EqualTo(("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")));

    [Test]
    public void What_the_answer_of_ReplicateKey_says_of_the_key_is_so()
    {
        var replicate = new Line("ReplicateKey") { Answer = new { replicaKeyMetadata = new { keySpec = "RSA_4096", keyUsage = "SIGN_VERIFY" } } };

        Assert.That(Guess(replicate), Is.EqualTo(("RSA_4096", "SIGN_VERIFY")));
    }

    [Test]
    public void A_call_that_succeeded_tells_more_than_one_that_failed_before() => Assert.That(
        Guess(new Line("Sign") { Request = new { signingAlgorithm = "ECDSA_SHA_256" }, Error = "DisabledException" }, new Line("GenerateMac", 1) { Request = new { macAlgorithm = "HMAC_SHA_256" } }),
        Is.EqualTo(("HMAC_256", "GENERATE_VERIFY_MAC")));

    [Test]
    public void A_call_that_failed_tells_the_kind_where_nothing_else_does() => Assert.That(
        Guess(new Line("Sign") { Request = new { signingAlgorithm = "ECDSA_SHA_256" }, Error = "DisabledException" }), Is.EqualTo(("ECC_NIST_P256", "SIGN_VERIFY")));

    [Test]
    public void A_call_for_another_usage_tells_nothing() => Assert.That(
        Guess(new Line("Sign") { Request = new { signingAlgorithm = "ECDSA_SHA_256" }, Error = "InvalidKeyUsageException" }), Is.EqualTo(("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")));

    [Test]
    public void A_key_with_a_public_key_is_asymmetric() => Assert.That(Guess(new Line("GetPublicKey")), Is.EqualTo(("RSA_2048", "SIGN_VERIFY")));

    [Test]
    public void Each_key_of_ReEncrypt_has_an_algorithm_of_its_own()
    {
        var record = CloudTrailLog.Parse(new Line("ReEncrypt") { Request = new { sourceEncryptionAlgorithm = "RSAES_OAEP_SHA_256", destinationEncryptionAlgorithm = "SM2PKE" } }.ToString()
            .Replace("}],\"eventType\"", $"}},{{\"type\":\"AWS::KMS::Key\",\"ARN\":\"{Line.ArnOf(Destination)}\"}}],\"eventType\"", StringComparison.Ordinal));
        LoggedEvent[] events = [new(record[0], new ReplayNames(record))];

        Assert.That(events[0].Keys.Select(key => KeySpecGuess.Of(key, events).Spec), Is.EqualTo(new[] { KeySpec.RSA_2048, KeySpec.SM2 }));
    }

    private static (string Spec, string Usage) Guess(params Line[] lines)
    {
        var log = Line.Log(lines);
        var names = new ReplayNames(log);
        var (spec, usage) = KeySpecGuess.Of(KeyArn.Parse(Line.ArnOf(Line.KeyId))!.Value, [.. log.Select(record => new LoggedEvent(record, names))]);
        return (spec.Value, usage.Value);
    }
}
