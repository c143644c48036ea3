using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Entropy;
using FakeKms.Tests.Operations.CustomKeyStores;

namespace FakeKms.Tests.Scenarios;

public class EncapsulationVerbTests : InMemory
{
    [Test]
    public async Task A_shared_secret_flows_from_Encapsulate_to_Decapsulate()
    {
        var scenario = Kms.Scenario("secrets")
            .CreateKey("alias/kem", keySpec: KeySpec.ML_KEM_768, keyUsage: KeyUsageType.ENCAPSULATE_DECAPSULATE)
            .Encapsulate("alias/kem", into: "secret")
            .Decapsulate("alias/kem", from: "secret", into: "same");

        await scenario;

        Assert.That(scenario.Results.Bytes("same"), Is.EqualTo(scenario.Results.Plaintext("secret")));
        Assert.That(Kms.Trail.Select(record => record.EventName), Is.EqualTo(new[] { "CreateKey", "Encapsulate", "Decapsulate" }));
    }

    [Test]
    public async Task Grants_on_ML_KEM_keys_go_by_their_names() => await Kms.Scenario("grants")
        .CreateKey("alias/kem", keySpec: KeySpec.ML_KEM_768, keyUsage: KeyUsageType.ENCAPSULATE_DECAPSULATE)
        .CreateGrant("alias/kem", "arn:aws:iam::111122223333:user/Bob", ["Encapsulate", "Decapsulate"], into: "grant")
        .Encapsulate("alias/kem", into: "secret", grantTokens: ["grant"])
        .Decapsulate("alias/kem", from: "secret", grantTokens: ["grant"])
        .Encapsulate("alias/kem", grantTokens: ["nobody's"]).Expect<InvalidGrantTokenException>()
        .Decapsulate("alias/kem", from: "secret", grantTokens: ["nobody's"]).Expect<InvalidGrantTokenException>();

    [Test]
    public async Task Random_bytes_can_be_stored()
    {
        var scenario = Kms.Scenario("random").GenerateRandom(24, into: "bytes");

        await scenario;

        Assert.That(scenario.Results.Bytes("bytes"), Is.EqualTo(scenario.Results.Response<GenerateRandomResponse>(step: 1).Plaintext.ToArray()).And.Length.EqualTo(24));
    }

    [Test]
    public async Task Random_bytes_can_come_from_a_key_store()
    {
        var store = await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm());

        await Kms.Scenario("random").GenerateRandom(24, customKeyStore: store).Expect<CustomKeyStoreInvalidStateException>();
    }

    [Test]
    public async Task What_a_recipient_reads_flows_on_as_a_plaintext_does()
    {
        var enclave = Kms.Attestation.CreateNitroEnclave();
        var scenario = Kms.Scenario("recipients")
            .CreateKey("alias/a")
            .Encrypt("alias/a", "4111 1111 1111 1111", into: "card")
            .Decrypt(from: "card", into: "text", recipient: enclave)
            .GenerateDataKey("alias/a", into: "key", recipient: enclave)
            .Decrypt(from: "key", into: "same key")
            .GenerateDataKeyPair("alias/a", DataKeyPairSpec.ECC_NIST_P256, into: "pair", recipient: enclave)
            .Decrypt(from: "pair", into: "same private key")
            .GenerateRandom(16, into: "random", recipient: enclave);

        await scenario;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scenario.Results.Text("text"), Is.EqualTo("4111 1111 1111 1111"));
            Assert.That(scenario.Results.Plaintext("key"), Is.EqualTo(scenario.Results.Bytes("same key")));
            Assert.That(scenario.Results.Plaintext("pair"), Is.EqualTo(scenario.Results.Bytes("same private key")));
            Assert.That(scenario.Results.Bytes("random"), Has.Length.EqualTo(16));
            Assert.That(scenario.Results.Response<DecryptResponse>(step: 3).Plaintext, Is.Null);
            Assert.That(Kms.Trail.Count(record => record.Value("additionalEventData.recipient") is not null), Is.EqualTo(4));
        }
    }

    [Test]
    public async Task A_shared_secret_can_be_for_a_recipient()
    {
        var enclave = Kms.Attestation.CreateNitroEnclave();
        var scenario = Kms.Scenario("agreement")
            .CreateKey("alias/a", keySpec: KeySpec.ECC_NIST_P256, keyUsage: KeyUsageType.KEY_AGREEMENT)
            .GetPublicKey("alias/a", into: "a")
            .DeriveSharedSecret("alias/a", from: "a", into: "clear")
            .DeriveSharedSecret("alias/a", from: "a", into: "sealed", recipient: enclave);

        await scenario;

        Assert.That(scenario.Results.Bytes("sealed"), Is.EqualTo(scenario.Results.Bytes("clear")));
    }

    [Test]
    public void A_failure_shows_the_recipient_by_its_module_id()
    {
        var enclave = Kms.Attestation.CreateNitroEnclave().WithModuleId("i-7");

        Assert.That(
            async () => await Kms.Scenario("failure").GenerateDataKey("alias/none", recipient: enclave),
            Throws.TypeOf<KmsScenarioException>().With.Message.Contains("recipient: Nitro enclave i-7"));
    }
}
