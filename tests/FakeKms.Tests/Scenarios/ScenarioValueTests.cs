using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Entropy;

namespace FakeKms.Tests.Scenarios;

public class ScenarioValueTests : InMemory
{
    [Test]
    public async Task Ciphertexts_and_plaintexts_flow_by_name()
    {
        var scenario = Kms.Scenario("flow")
            .CreateKey("alias/a").CreateKey("alias/b")
            .Encrypt("alias/a", "4111", into: "card")
            .ReEncrypt(from: "card", "alias/b", into: "card at b")
            .Decrypt(from: "card at b", into: "plain");
        await scenario;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scenario.Results.Text("plain"), Is.EqualTo("4111"));
            Assert.That(scenario.Results.Names, Is.EqualTo((string[])["card", "card at b", "plain"]));
            Assert.That(scenario.Results.Response<DecryptResponse>(5).KeyId, Is.EqualTo(Kms.Key("alias/b").Arn));
        }
    }

    [Test]
    public async Task A_data_key_is_stored_as_ciphertext_with_its_plaintext_beside_it()
    {
        var scenario = Kms.Scenario("data key").CreateKey("alias/a").GenerateDataKey("alias/a", into: "dk").Decrypt(from: "dk", into: "opened");
        await scenario;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scenario.Results.Plaintext("dk"), Has.Length.EqualTo(32));
            Assert.That(scenario.Results.Bytes("opened"), Is.EqualTo(scenario.Results.Plaintext("dk")));
            Assert.That(() => scenario.Results.Plaintext("opened"), Throws.InvalidOperationException);
        }
    }

    [Test]
    public async Task Results_say_what_they_lack()
    {
        var scenario = Kms.Scenario("lacking").CreateKey("alias/a").Encrypt("alias/a", [0xff], into: "x").Decrypt(from: "x", into: "byte").Advance(TimeSpan.Zero);
        await scenario;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => scenario.Results.Bytes("y"), Throws.InvalidOperationException.With.Message.EqualTo(
                "No step has stored a value under the name \"y\". Stored are: x, byte."));
            Assert.That(() => scenario.Results.Text("byte"), Throws.InvalidOperationException.With.Message.EqualTo(
                "The value \"byte\" is not UTF-8 text; read it with Bytes."));
            Assert.That(() => scenario.Results.Response<EncryptResponse>(1), Throws.InvalidOperationException.With.Message.EqualTo(
                "Step 1 was answered with CreateKeyResponse, not with EncryptResponse."));
            Assert.That(() => scenario.Results.Response<EncryptResponse>(4), Throws.InvalidOperationException.With.Message.EqualTo(
                "Step 4 has no answer of KMS: it has not run, failed, or is no call."));
        }
    }

    [Test]
    public async Task Invented_material_is_the_same_for_the_same_script_and_seed()
    {
        async Task<string> MaterialIdAsync()
        {
            using var kms = Pinned.Server(k => k.WithSeed(7));
            var scenario = kms.Scenario("invented").CreateKey("alias/a", OriginType.EXTERNAL).ImportKeyMaterial("alias/a", into: "id");
            await scenario;
            return scenario.Results.Text("id");
        }

        Assert.That(await MaterialIdAsync(), Is.EqualTo(await MaterialIdAsync()));
    }

    [Test]
    public async Task New_key_material_is_another_one_and_each_can_be_imported_again_by_its_name()
    {
        var scenario = Kms.Scenario("two materials")
            .CreateKey("alias/a", OriginType.EXTERNAL)
            .ImportKeyMaterial("alias/a", into: "first")
            .ImportKeyMaterial("alias/a", importType: ImportType.NEW_KEY_MATERIAL, into: "second")
            .RotateKeyOnDemand("alias/a")
            .DeleteImportedKeyMaterial("alias/a", keyMaterialId: "first")
            .ImportKeyMaterial("alias/a", keyMaterialId: "first", into: "first again");
        await scenario;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scenario.Results.Text("second"), Is.Not.EqualTo(scenario.Results.Text("first")));
            Assert.That(scenario.Results.Text("first again"), Is.EqualTo(scenario.Results.Text("first")));
        }
    }

    [Test]
    public async Task Given_material_is_what_is_imported()
    {
        var material = SHA256.HashData("material"u8);
        var scenario = Kms.Scenario("given")
            .CreateKey("alias/a", OriginType.EXTERNAL)
            .ImportKeyMaterial("alias/a", material, wrappingAlgorithm: AlgorithmSpec.RSAES_OAEP_SHA_1, wrappingKeySpec: WrappingKeySpec.RSA_3072, into: "a")
            .DeleteImportedKeyMaterial("alias/a")
            .ImportKeyMaterial("alias/a", [.. material], into: "again");
        await scenario;

        Assert.That(scenario.Results.Text("again"), Is.EqualTo(scenario.Results.Text("a")));
    }

    [Test]
    public async Task An_expiry_counts_from_the_time_of_the_server()
    {
        await Kms.Scenario("expiry")
            .CreateKey("alias/a", OriginType.EXTERNAL)
            .ImportKeyMaterial("alias/a", expiresAfter: TimeSpan.FromDays(1), description: "one day")
            .Encrypt("alias/a", "text", into: "blob")
            .Advance(TimeSpan.FromDays(2))
            .Decrypt(from: "blob").Expect<KMSInvalidStateException>()
            .ImportKeyMaterial("alias/a", validTo: Kms.Clock.GetUtcNow().AddDays(5))
            .Decrypt(from: "blob");

        Assert.That(Kms.Key("alias/a").KeyState, Is.EqualTo(KeyState.Enabled));
    }

    [Test]
    public void Two_expiries_or_two_ways_to_wrap_are_refused_at_once()
    {
        var scenario = Kms.Scenario("refused");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => scenario.ImportKeyMaterial("k", expiresAfter: TimeSpan.FromDays(1), validTo: DateTimeOffset.UnixEpoch), Throws.ArgumentException);
            Assert.That(() => scenario.ImportKeyMaterial("k", wrappingAlgorithm: AlgorithmSpec.RSA_AES_KEY_WRAP_SHA_256, from: "parameters"),
                Throws.ArgumentException.With.Message.StartsWith("GetParametersForImport was told how to wrap when \"parameters\" was stored. Leave it out here."));
        }
    }
}
