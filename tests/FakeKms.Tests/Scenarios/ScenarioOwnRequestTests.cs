using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Entropy;

namespace FakeKms.Tests.Scenarios;

public class ScenarioOwnRequestTests : ScenarioReports
{
    private const string Vault = "arn:aws:iam::111122223333:role/Vault";

    [Test]
    public async Task Requests_and_short_forms_share_the_names_of_a_script()
    {
        var scenario = Kms.Scenario("shared names")
            .CreateKey(new CreateKeyRequest { Description = "mine" }, key: "mine")
            .Encrypt(new EncryptRequest { KeyId = "mine", Plaintext = new MemoryStream("4111"u8.ToArray()) }, into: "card")
            .Decrypt(new DecryptRequest { KeyId = "mine" }, from: "card", into: "text")
            .DisableKey(new DisableKeyRequest { KeyId = "mine" })
            .Decrypt(from: "card").Expect<DisabledException>();
        await scenario;

        Assert.That(scenario.Results.Text("text"), Is.EqualTo("4111"));
    }

    [Test]
    public async Task Names_stand_for_grants_policies_and_key_stores_in_a_request()
    {
        var scenario = Kms.Scenario("names")
            .CreateCustomKeyStore(new CreateCustomKeyStoreRequest
            {
                CustomKeyStoreName = "store",
                CloudHsmClusterId = "cluster-2a3b4c5d6e7",
                KeyStorePassword = "kmsuser-password",
                TrustAnchorCertificate = "-----BEGIN CERTIFICATE-----",
            })
            .CreateKey("alias/a")
            .GetKeyPolicy(new GetKeyPolicyRequest { KeyId = "alias/a" }, into: "policy")
            .PutKeyPolicy(new PutKeyPolicyRequest { KeyId = "alias/a", Policy = "policy" })
            .CreateGrant(new CreateGrantRequest { KeyId = "alias/a", GranteePrincipal = Vault, Operations = ["Encrypt"] }, into: "grant")
            .DescribeKey(new DescribeKeyRequest { KeyId = "alias/a", GrantTokens = ["grant"] })
            .RetireGrant(new RetireGrantRequest { GrantToken = "grant", DryRun = true }).Expect<DryRunOperationException>()
            .RevokeGrant(new RevokeGrantRequest { KeyId = "alias/a", GrantId = "grant" })
            .DescribeCustomKeyStores(new DescribeCustomKeyStoresRequest { CustomKeyStoreId = "store" });
        await scenario;

        Assert.That(scenario.Results.Response<DescribeCustomKeyStoresResponse>(9).CustomKeyStores.Single().CustomKeyStoreName, Is.EqualTo("store"));
    }

    [Test]
    public async Task A_request_that_changes_after_its_step_was_written_changes_nothing_in_the_script()
    {
        var request = new TagResourceRequest { KeyId = "alias/a", Tags = [new Tag { TagKey = "team", TagValue = "cards" }] };
        var scenario = Kms.Scenario("changed").CreateKey("alias/a").TagResource(request);
        (request.KeyId, request.Tags[0].TagValue) = ("alias/b", "loans");

        await scenario;

        Assert.That(Kms.Key("alias/a").Tags, Is.EqualTo(new Dictionary<string, string> { ["team"] = "cards" }));
    }

    [Test]
    public async Task An_import_of_ones_own_is_one_call_with_the_wrapped_material_of_the_request()
    {
        await Kms.Scenario("a key that waits").CreateKey("alias/a", OriginType.EXTERNAL);
        var import = await Client.WrapAsync(Kms.Key("alias/a").KeyId, Wrapping.Material(7), AlgorithmSpec.RSAES_OAEP_SHA_1);
        (import.KeyId, import.ExpirationModel) = ("alias/a", ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE);
        var scenario = Kms.Scenario("imported").ImportKeyMaterial(import, into: "material").DeleteImportedKeyMaterial("alias/a", keyMaterialId: "material");

        await scenario;

        Assert.That(Kms.Trail.Skip(2).Select(record => record.EventName), Is.EqualTo((string[])["ImportKeyMaterial", "DeleteImportedKeyMaterial"]));
    }

    [Test]
    public async Task An_answer_for_the_recipient_of_a_request_is_stored_closed()
    {
        var enclave = Kms.Attestation.CreateNitroEnclave();
        var scenario = Kms.Scenario("closed").GenerateRandom(new GenerateRandomRequest { NumberOfBytes = 16, Recipient = enclave.CreateRecipientInfo() }, into: "random");
        await scenario;

        Assert.That(enclave.Decrypt(new MemoryStream(scenario.Results.Bytes("random"))), Has.Length.EqualTo(16));
    }

    [Test]
    public void A_member_of_the_request_that_a_name_is_to_fill_must_be_empty()
    {
        var (scenario, enclave) = (Kms.Scenario("twice"), Kms.Attestation.CreateNitroEnclave());
        var request = new DecryptRequest { CiphertextBlob = new MemoryStream([1]), Recipient = enclave.CreateRecipientInfo() };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => scenario.Decrypt(request, from: "card"), Throws.ArgumentException.With.Message.StartsWith(
                "The request has the bytes that \"card\" is to name. Leave one of them out."));
            Assert.That(() => scenario.Decrypt(request, recipient: enclave), Throws.ArgumentException.With.Message.StartsWith(
                "The request has a Recipient already. Leave one of them out."));
            Assert.That(() => scenario.Encrypt((EncryptRequest)null!), Throws.ArgumentNullException);
        }
    }

    [Test]
    public async Task A_failure_prints_the_requests_without_their_secrets()
    {
        var credential = new XksProxyAuthenticationCredentialType { AccessKeyId = "ABCDE234567EXAMPLE22", RawSecretAccessKey = new string('s', 43) };
        var failure = await FailureOf(Kms.Scenario("requests")
            .ListKeys(new ListKeysRequest()).Expect<Exception>()
            .Encrypt(
                new EncryptRequest { KeyId = "alias/a", Plaintext = new MemoryStream("secret"u8.ToArray()), EncryptionContext = new() { ["tenant"] = "7" } },
                into: "card")
            .Decrypt(new DecryptRequest { KeyId = "alias/a", Recipient = Kms.Attestation.CreateNitroEnclave().WithoutPcr(3).CreateRecipientInfo() }, from: "card", into: "text")
            .ImportKeyMaterial(new ImportKeyMaterialRequest { KeyId = "alias/a", ImportToken = new MemoryStream([1, 2]), ValidTo = DateTime.UnixEpoch })
            .UpdateCustomKeyStore(
                new UpdateCustomKeyStoreRequest { CustomKeyStoreId = "store", KeyStorePassword = "password", XksProxyAuthenticationCredential = credential })
            .RetireGrant(new RetireGrantRequest { GrantToken = new string('t', 88) }));

        Assert.That(failure.Message.ReplaceLineEndings("\n"), Does.Match(
            """
            Scenario "requests" failed at step 1 of 6\.

              > 1  ListKeys              Expect<Exception>\(\)
                2  Encrypt               alias/a, 6 bytes, into: card, encryptionContext: {tenant=7}
                3  Decrypt               alias/a, from: card, into: text, recipient: {attestationDocument: \d+ bytes, keyEncryptionAlgorithm: RSAES_OAEP.*}
                4  ImportKeyMaterial     alias/a, importToken: 2 bytes, validTo: 1970-01-01T00:00:00Z
                5  UpdateCustomKeyStore  store, keyStorePassword: 8 characters, xksProxyAuthenticationCredential: ABCDE234567EXAMPLE22
                6  RetireGrant           grantToken: 88 characters
            """.ReplaceLineEndings("\n")));
    }
}
