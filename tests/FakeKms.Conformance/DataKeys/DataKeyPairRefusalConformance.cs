using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Lanes]
public class DataKeyPairRefusalConformance(string lane) : ConformanceFixture(lane)
{
    [Test]
    [Refusal]
    [Operation("GenerateDataKeyPair")]
    public async Task A_dry_run_makes_no_pair()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var request = new GenerateDataKeyPairRequest { KeyId = keyId, KeyPairSpec = DataKeyPairSpec.ECC_NIST_P256, DryRun = true };

        Assert.That(await ErrorOf(() => Client.GenerateDataKeyPairAsync(request)), Is.EqualTo(Errors.DryRun));
    }

    [Test]
    [Refusal]
    [Operation("GenerateDataKeyPair")]
    public async Task The_private_key_is_bound_to_its_context()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var request = new GenerateDataKeyPairRequest { KeyId = keyId, KeyPairSpec = DataKeyPairSpec.ECC_NIST_P256, EncryptionContext = new() { ["a"] = "1" } };

        var blob = (await Client.GenerateDataKeyPairAsync(request)).PrivateKeyCiphertextBlob;

        Assert.That(await ErrorOf(() => Client.DecryptTextAsync(blob)), Does.StartWith("InvalidCiphertextException"));
    }

    [Test]
    [Refusal]
    [Operation("GenerateDataKeyPairWithoutPlaintext")]
    public async Task A_disabled_key_makes_no_pair()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.DisableKeyAsync(keyId);

        Assert.That(await ErrorOf(() => WithoutPlaintextAsync(keyId)), Is.EqualTo(Errors.Disabled(await ArnOf(keyId))));
    }

    [Test]
    [Refusal]
    [Operation("GenerateDataKeyPairWithoutPlaintext")]
    public async Task A_key_of_another_usage_makes_no_pair()
    {
        var keyId = await CreateAsync("HMAC_256", "GENERATE_VERIFY_MAC");

        Assert.That(
            await ErrorOf(() => WithoutPlaintextAsync(keyId)),
            Is.EqualTo(Errors.Usage(await ArnOf(keyId), "GENERATE_VERIFY_MAC", "GenerateDataKeyPairWithoutPlaintext")));
    }

    private Task WithoutPlaintextAsync(string keyId) => Client.GenerateDataKeyPairWithoutPlaintextAsync(
        new GenerateDataKeyPairWithoutPlaintextRequest { KeyId = keyId, KeyPairSpec = DataKeyPairSpec.ECC_NIST_P256 });
}
