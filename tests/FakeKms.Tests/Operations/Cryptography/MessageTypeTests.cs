using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Cryptography;

/// <summary>Which message types an algorithm takes, and how long a digest is.</summary>
public sealed class MessageTypeTests : InMemory
{
    private const string Invalid = "Digest is invalid length for algorithm";

    [TestCase("ECC_NIST_EDWARDS25519", "ED25519_PH_SHA_512", "RAW", 64, "Message type RAW is incompatible with algorithm ED25519_PH_SHA_512.")]
    [TestCase("ECC_NIST_EDWARDS25519", "ED25519_PH_SHA_512", null, 64, "Message type RAW is incompatible with algorithm ED25519_PH_SHA_512.")]
    [TestCase("ECC_NIST_EDWARDS25519", "ED25519_PH_SHA_512", "DIGEST", 63, $"{Invalid} ED25519_PH_SHA_512.")]
    [TestCase("ECC_NIST_EDWARDS25519", "ED25519_SHA_512", "DIGEST", 64, "Message type DIGEST is incompatible with algorithm ED25519_SHA_512.")]
    [TestCase("ML_DSA_44", "ML_DSA_SHAKE_256", "DIGEST", 64, "Message type DIGEST is incompatible with key spec ML_DSA_44.")]
    [TestCase("ECC_NIST_P256", "ECDSA_SHA_256", "DIGEST", 31, $"{Invalid} ECDSA_SHA_256.")]
    [TestCase("ECC_NIST_P384", "ECDSA_SHA_384", "DIGEST", 64, $"{Invalid} ECDSA_SHA_384.")]
    [TestCase("ECC_NIST_P521", "ECDSA_SHA_512", "DIGEST", 32, $"{Invalid} ECDSA_SHA_512.")]
    [TestCase("ECC_NIST_P521", "ECDSA_SHA_512", "DIGEST", 65, $"{Invalid} ECDSA_SHA_512.")]
    public async Task A_message_that_does_not_fit_is_refused_to_sign_and_to_verify(string spec, string algorithm, string? type, int length, string text)
    {
        var keyId = await KeyAsync(spec);
        var (sign, verify) = Requests(keyId, algorithm, type, length);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.SignAsync(sign)), Is.EqualTo($"ValidationException: {text}"));
            Assert.That(await ErrorOf(() => Client.VerifyAsync(verify)), Is.EqualTo($"ValidationException: {text}"));
        }
    }

    [TestCase("ECC_NIST_EDWARDS25519", "ED25519_PH_SHA_512", "DIGEST", 64)]
    [TestCase("ECC_NIST_EDWARDS25519", "ED25519_SHA_512", "RAW", 64)]
    [TestCase("ECC_NIST_EDWARDS25519", "ED25519_SHA_512", null, 64)]
    [TestCase("ECC_NIST_P256", "ECDSA_SHA_256", "DIGEST", 32)]
    [TestCase("ECC_NIST_P384", "ECDSA_SHA_384", "DIGEST", 48)]
    [TestCase("ECC_NIST_P521", "ECDSA_SHA_512", "DIGEST", 64)]
    public async Task A_message_that_fits_is_signed_and_verified(string spec, string algorithm, string? type, int length)
    {
        var keyId = await KeyAsync(spec);
        var (sign, verify) = Requests(keyId, algorithm, type, length);

        verify.Signature = (await Client.SignAsync(sign)).Signature;

        Assert.That((await Client.VerifyAsync(verify)).SignatureValid, Is.True);
    }

    private async Task<string> KeyAsync(string spec) =>
        (await Client.CreateKeyAsync(new CreateKeyRequest { KeySpec = spec, KeyUsage = "SIGN_VERIFY" })).KeyMetadata.KeyId;

    private static (SignRequest Sign, VerifyRequest Verify) Requests(string keyId, string algorithm, string? type, int length) =>
    (
        new() { KeyId = keyId, Message = new(new byte[length]), MessageType = type, SigningAlgorithm = algorithm },
        new() { KeyId = keyId, Message = new(new byte[length]), MessageType = type, SigningAlgorithm = algorithm, Signature = new([1]) }
    );
}
