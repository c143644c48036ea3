using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Lanes]
public class UsageConformance(string lane) : ConformanceFixture(lane)
{
    [Test]
    [Refusal]
    [Operation("Sign")]
    public async Task A_key_of_another_usage_does_not_sign_even_while_it_is_disabled()
    {
        var keyId = await CreateAsync("HMAC_256", "GENERATE_VERIFY_MAC");
        await Client.DisableKeyAsync(keyId);

        Assert.That(await ErrorOf(() => SignAsync(keyId)), Is.EqualTo(Errors.Usage(await ArnOf(keyId), "GENERATE_VERIFY_MAC", "Sign")));
    }

    [Test]
    [Operation("Sign")]
    public async Task The_answer_names_the_key_by_its_ARN_and_the_algorithm()
    {
        var keyId = await CreateAsync("ECC_NIST_P256", "SIGN_VERIFY");

        var answer = await SignAsync(keyId);

        Assert.That((answer.KeyId, answer.SigningAlgorithm), Is.EqualTo((await ArnOf(keyId), SigningAlgorithmSpec.ECDSA_SHA_256)));
    }

    [Test]
    [Refusal]
    [Operation("Verify")]
    public async Task A_disabled_key_does_not_verify()
    {
        var keyId = await CreateAsync("ECC_NIST_P256", "SIGN_VERIFY");
        var signature = (await SignAsync(keyId)).Signature;
        await Client.DisableKeyAsync(keyId);
        var request = new VerifyRequest
        {
            KeyId = keyId,
            Message = Stream([1, 2, 3]),
            Signature = signature,
            SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256,
        };

        Assert.That(await ErrorOf(() => Client.VerifyAsync(request)), Is.EqualTo(Errors.Disabled(await ArnOf(keyId))));
    }

    [Test]
    [Refusal]
    [Operation("VerifyMac")]
    public async Task A_key_of_another_usage_verifies_no_MAC()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var request = new VerifyMacRequest { KeyId = keyId, Message = Stream([1]), Mac = Stream([1]), MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_256 };

        Assert.That(await ErrorOf(() => Client.VerifyMacAsync(request)), Is.EqualTo(Errors.Usage(await ArnOf(keyId), "ENCRYPT_DECRYPT", "VerifyMac")));
    }

    [Test]
    [Refusal]
    [Operation("DeriveSharedSecret")]
    public async Task A_key_that_signs_agrees_with_nobody()
    {
        var keyId = await CreateAsync("ECC_NIST_P256", "SIGN_VERIFY");
        var publicKey = Stream(await PublicKeyAsync("ECC_NIST_P256", keyId));
        var request = new DeriveSharedSecretRequest { KeyId = keyId, KeyAgreementAlgorithm = KeyAgreementAlgorithmSpec.ECDH, PublicKey = publicKey };

        Assert.That(
            await ErrorOf(() => Client.DeriveSharedSecretAsync(request)),
            Is.EqualTo(Errors.Usage(await ArnOf(keyId), "SIGN_VERIFY", "DeriveSharedSecret")));
    }

    private Task<SignResponse> SignAsync(string keyId) =>
        Client.SignAsync(new SignRequest { KeyId = keyId, Message = Stream([1, 2, 3]), SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256 });
}
