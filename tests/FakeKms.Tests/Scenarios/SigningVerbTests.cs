using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Entropy;

namespace FakeKms.Tests.Scenarios;

public class SigningVerbTests : InMemory
{
    [Test]
    public async Task Signatures_flow_from_Sign_to_Verify() => await Kms.Scenario("signatures")
        .CreateKey("alias/a", keySpec: KeySpec.ECC_NIST_P256, keyUsage: KeyUsageType.SIGN_VERIFY)
        .Sign("alias/a", "order 7", SigningAlgorithmSpec.ECDSA_SHA_256, into: "signature")
        .Verify("alias/a", "order 7", from: "signature", SigningAlgorithmSpec.ECDSA_SHA_256)
        .Verify("alias/a", "order 8", from: "signature", SigningAlgorithmSpec.ECDSA_SHA_256).Expect<KMSInvalidSignatureException>();

    [Test]
    public async Task The_digest_of_a_message_is_signed_in_its_place() => await Kms.Scenario("digests")
        .CreateKey("alias/a", keySpec: KeySpec.ECC_NIST_P256, keyUsage: KeyUsageType.SIGN_VERIFY)
        .Sign("alias/a", SHA256.HashData("order 7"u8), SigningAlgorithmSpec.ECDSA_SHA_256, into: "signature", messageType: MessageType.DIGEST)
        .Verify("alias/a", "order 7", from: "signature", SigningAlgorithmSpec.ECDSA_SHA_256)
        .Verify("alias/a", SHA256.HashData("order 7"u8), from: "signature", SigningAlgorithmSpec.ECDSA_SHA_256, MessageType.DIGEST)
        .Verify("alias/a", SHA256.HashData("order 8"u8), from: "signature", SigningAlgorithmSpec.ECDSA_SHA_256, MessageType.DIGEST).Expect<KMSInvalidSignatureException>();

    [Test]
    public async Task MACs_flow_from_GenerateMac_to_VerifyMac() => await Kms.Scenario("MACs")
        .CreateKey("alias/a", keySpec: KeySpec.HMAC_256, keyUsage: KeyUsageType.GENERATE_VERIFY_MAC)
        .GenerateMac("alias/a", "order 7", MacAlgorithmSpec.HMAC_SHA_256, into: "mac")
        .VerifyMac("alias/a", "order 7", from: "mac", MacAlgorithmSpec.HMAC_SHA_256)
        .VerifyMac("alias/a", "order 8", from: "mac", MacAlgorithmSpec.HMAC_SHA_256).Expect<KMSInvalidMacException>();

    [Test]
    public async Task MACs_of_bytes_are_those_of_a_text_with_the_same_bytes() => await Kms.Scenario("bytes")
        .CreateKey("alias/a", keySpec: KeySpec.HMAC_256, keyUsage: KeyUsageType.GENERATE_VERIFY_MAC)
        .GenerateMac("alias/a", "order 7"u8.ToArray(), MacAlgorithmSpec.HMAC_SHA_256, into: "mac")
        .VerifyMac("alias/a", "order 7", from: "mac", MacAlgorithmSpec.HMAC_SHA_256)
        .VerifyMac("alias/a", [0xff], from: "mac", MacAlgorithmSpec.HMAC_SHA_256).Expect<KMSInvalidMacException>();

    [Test]
    public async Task Two_keys_derive_the_same_secret_from_each_others_public_keys()
    {
        var scenario = Kms.Scenario("agreement")
            .CreateKey("alias/a", keySpec: KeySpec.ECC_NIST_P256, keyUsage: KeyUsageType.KEY_AGREEMENT)
            .CreateKey("alias/b", keySpec: KeySpec.ECC_NIST_P256, keyUsage: KeyUsageType.KEY_AGREEMENT)
            .GetPublicKey("alias/a", into: "a")
            .GetPublicKey("alias/b", into: "b")
            .DeriveSharedSecret("alias/a", from: "b", into: "one")
            .DeriveSharedSecret("alias/b", from: "a", into: "two");

        await scenario;

        Assert.That(scenario.Results.Bytes("one"), Is.EqualTo(scenario.Results.Bytes("two")));
    }

    [Test]
    public async Task The_private_key_of_a_data_key_pair_flows_encrypted_into_Decrypt()
    {
        var scenario = Kms.Scenario("key pairs")
            .CreateKey("alias/a")
            .GenerateDataKeyPair("alias/a", DataKeyPairSpec.ECC_NIST_P256, into: "pair")
            .GenerateDataKeyPairWithoutPlaintext("alias/a", DataKeyPairSpec.ECC_NIST_P256, into: "other")
            .Decrypt(from: "pair", into: "private key")
            .Decrypt(from: "other");

        await scenario;

        Assert.That(scenario.Results.Bytes("private key"), Is.EqualTo(scenario.Results.Plaintext("pair")));
    }
}
