using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Scenarios;

public class ScenarioDryRunTests : ScenarioReports
{
    [Test]
    public async Task Dry_runs_of_encryption_are_answered_with_an_error() => await Kms.Scenario("encryption")
        .CreateKey("alias/a")
        .Encrypt("alias/a", "text", into: "text")
        .Encrypt("alias/a", "text", dryRun: true).Expect<DryRunOperationException>()
        .Encrypt("alias/a", [1], dryRun: true).Expect<DryRunOperationException>()
        .Decrypt(from: "text", dryRun: true).Expect<DryRunOperationException>()
        .ReEncrypt(from: "text", "alias/a", dryRun: true).Expect<DryRunOperationException>()
        .GenerateDataKey("alias/a", dryRun: true).Expect<DryRunOperationException>()
        .GenerateDataKeyWithoutPlaintext("alias/a", dryRun: true).Expect<DryRunOperationException>()
        .GenerateDataKeyPair("alias/a", DataKeyPairSpec.ECC_NIST_P256, dryRun: true).Expect<DryRunOperationException>()
        .GenerateDataKeyPairWithoutPlaintext("alias/a", DataKeyPairSpec.ECC_NIST_P256, dryRun: true).Expect<DryRunOperationException>();

    [Test]
    public async Task Dry_runs_of_signatures_and_MACs_are_answered_with_an_error() => await Kms.Scenario("signatures")
        .CreateKey("alias/a", keySpec: KeySpec.ECC_NIST_P256, keyUsage: KeyUsageType.SIGN_VERIFY)
        .CreateKey("alias/m", keySpec: KeySpec.HMAC_256, keyUsage: KeyUsageType.GENERATE_VERIFY_MAC)
        .Sign("alias/a", "order 7", SigningAlgorithmSpec.ECDSA_SHA_256, into: "signature")
        .GenerateMac("alias/m", "order 7", MacAlgorithmSpec.HMAC_SHA_256, into: "mac")
        .Sign("alias/a", "order 7", SigningAlgorithmSpec.ECDSA_SHA_256, dryRun: true).Expect<DryRunOperationException>()
        .Verify("alias/a", "order 7", from: "signature", SigningAlgorithmSpec.ECDSA_SHA_256, dryRun: true).Expect<DryRunOperationException>()
        .GenerateMac("alias/m", "order 7", MacAlgorithmSpec.HMAC_SHA_256, dryRun: true).Expect<DryRunOperationException>()
        .VerifyMac("alias/m", "order 7", from: "mac", MacAlgorithmSpec.HMAC_SHA_256, dryRun: true).Expect<DryRunOperationException>();

    [Test]
    public async Task Dry_runs_of_shared_secrets_are_answered_with_an_error() => await Kms.Scenario("secrets")
        .CreateKey("alias/a", keySpec: KeySpec.ECC_NIST_P256, keyUsage: KeyUsageType.KEY_AGREEMENT)
        .CreateKey("alias/kem", keySpec: KeySpec.ML_KEM_768, keyUsage: KeyUsageType.ENCAPSULATE_DECAPSULATE)
        .GetPublicKey("alias/a", into: "a")
        .Encapsulate("alias/kem", into: "secret")
        .DeriveSharedSecret("alias/a", from: "a", dryRun: true).Expect<DryRunOperationException>()
        .Encapsulate("alias/kem", dryRun: true).Expect<DryRunOperationException>()
        .Decapsulate("alias/kem", from: "secret", dryRun: true).Expect<DryRunOperationException>();

    [Test]
    public async Task A_dry_run_can_ignore_the_ciphertext()
    {
        await Kms.Scenario("no ciphertext")
            .CreateKey("alias/a")
            .CreateKey("alias/b")
            .Encrypt("alias/b", "text", into: "of b")
            .Decrypt(from: "of b", key: "alias/a", dryRun: true, dryRunModifiers: [DryRunModifierType.IGNORE_CIPHERTEXT]).Expect<DryRunOperationException>()
            .ReEncrypt(from: "of b", "alias/b", sourceKey: "alias/a", dryRun: true, dryRunModifiers: ["IGNORE_CIPHERTEXT"]).Expect<DryRunOperationException>()
            .Decrypt(new DecryptRequest { KeyId = "alias/a", DryRun = true, DryRunModifiers = ["IGNORE_CIPHERTEXT"] }).Expect<DryRunOperationException>();

        Assert.That(Kms.Trail[^1].RequestParameters.GetProperty("dryRunModifiers")[0].GetString(), Is.EqualTo("IGNORE_CIPHERTEXT"));
    }

    [Test]
    public async Task A_failure_prints_the_dry_runs_and_the_grant_tokens_of_every_step()
    {
        var failure = await FailureOf(Kms.Scenario("printed")
            .ListKeys().Expect<Exception>()
            .Verify("alias/a", "order 7", from: "signature", SigningAlgorithmSpec.ECDSA_SHA_256, grantTokens: ["grant"], dryRun: true)
            .VerifyMac("alias/m", [1, 2, 3], from: "mac", MacAlgorithmSpec.HMAC_SHA_256, grantTokens: ["grant"])
            .GenerateDataKeyPair("alias/a", DataKeyPairSpec.SM2, grantTokens: ["grant"])
            .Decrypt(from: "card", key: "alias/a", dryRun: true, dryRunModifiers: [DryRunModifierType.IGNORE_CIPHERTEXT]));

        Assert.That(failure.Message.ReplaceLineEndings("\n"), Does.Contain(
            """
                2  Verify               alias/a, 7 characters, from: signature, dryRun: true, grantTokens: [grant], signingAlgorithm: ECDSA_SHA_256
                3  VerifyMac            alias/m, 3 bytes, from: mac, grantTokens: [grant], macAlgorithm: HMAC_SHA_256
                4  GenerateDataKeyPair  alias/a, grantTokens: [grant], keyPairSpec: SM2
                5  Decrypt              alias/a, from: card, dryRun: true, dryRunModifiers: [IGNORE_CIPHERTEXT]
            """.ReplaceLineEndings("\n")));
    }
}
