using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Scenarios;

public sealed class ScenarioImportTests : InMemory
{
    [Test]
    public async Task An_import_sends_what_an_earlier_step_has_asked_for()
    {
        await Kms.Scenario("two steps")
            .CreateKey("alias/cards", OriginType.EXTERNAL)
            .GetParametersForImport("alias/cards", AlgorithmSpec.RSAES_OAEP_SHA_1, WrappingKeySpec.RSA_3072, into: "parameters")
            .Advance(TimeSpan.FromHours(1))
            .ImportKeyMaterial("alias/cards", from: "parameters");

        Assert.That(Kms.Trail.Select(record => record.EventName), Is.EqualTo(new[] { "CreateKey", "GetParametersForImport", "ImportKeyMaterial" }));
        Assert.That(Kms.Key("alias/cards").KeyState, Is.EqualTo(KeyState.Enabled));
    }

    [Test]
    public async Task The_same_script_sends_the_same_wrapped_material() =>
        Assert.That(await WrappedAsync(), Is.Unique.And.EqualTo(await WrappedAsync()));

    [Test]
    public async Task A_token_that_has_expired_by_then_is_refused_by_KMS() => await Kms.Scenario("late")
        .CreateKey("alias/cards", OriginType.EXTERNAL)
        .GetParametersForImport("alias/cards", into: "parameters")
        .Advance(TimeSpan.FromDays(2))
        .ImportKeyMaterial("alias/cards", from: "parameters").Expect<ExpiredImportTokenException>();

    [Test]
    public void What_is_no_import_token_is_the_mistake_of_the_script() => Assert.That(
        async () => await Kms.Scenario("mixed up")
            .CreateKey("alias/cards", OriginType.EXTERNAL).CreateKey("plain").Encrypt("plain", "text", into: "card")
            .ImportKeyMaterial("alias/cards", from: "card").Expect<Exception>(),
        Throws.InstanceOf<KmsScenarioException>().With.Message.Contains("The value \"card\" is not of GetParametersForImport, which alone answers import tokens."));

    [TestCase("RSA_4096", "SIGN_VERIFY", "RSA_AES_KEY_WRAP_SHA_256")]
    [TestCase("ECC_NIST_P521", "SIGN_VERIFY", "RSA_AES_KEY_WRAP_SHA_1")]
    [TestCase("HMAC_384", "GENERATE_VERIFY_MAC", "RSAES_OAEP_SHA_256")]
    public async Task Material_of_any_kind_is_invented_and_wrapped_and_imported_again(string spec, string usage, string algorithm)
    {
        await Kms.Scenario("of any kind")
            .CreateKey("alias/key", OriginType.EXTERNAL, keySpec: spec, keyUsage: usage)
            .ImportKeyMaterial("alias/key", wrappingAlgorithm: algorithm)
            .DeleteImportedKeyMaterial("alias/key")
            .ImportKeyMaterial("alias/key", wrappingAlgorithm: algorithm);

        Assert.That(Kms.Key("alias/key").KeyState, Is.EqualTo(KeyState.Enabled));
    }

    // Two imports of the same material.
    private static async Task<string[]> WrappedAsync()
    {
        await using var kms = Pinned.Server();
        var sent = new List<string>();
        kms.Faults.When("ImportKeyMaterial").Run(call =>
        {
            sent.Add(Convert.ToHexString(((ImportKeyMaterialRequest)call.Request).EncryptedKeyMaterial.ToArray()));
            return Task.CompletedTask;
        });
        await kms.Scenario("twice").CreateKey("alias/cards", OriginType.EXTERNAL).ImportKeyMaterial("alias/cards").ImportKeyMaterial("alias/cards");
        return [.. sent];
    }
}
