using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Keys;

/// <summary>What AWS does not document of key specs.</summary>
public class CreateKeySpecTests : InMemory
{
    [TestCase("ML_DSA_65", "SIGN_VERIFY")]
    [TestCase("ML_KEM_768", "ENCAPSULATE_DECAPSULATE")]
    public async Task Module_lattice_keys_cannot_be_imported(string spec, string usage) => Assert.That(
        await ErrorOf(() => Client.CreateKeyAsync(new CreateKeyRequest { KeySpec = spec, KeyUsage = usage, Origin = OriginType.EXTERNAL })),
        Is.EqualTo($"UnsupportedOperationException: Origin EXTERNAL is not supported for KeySpec {spec}."));

    [TestCase("ECC_NIST_EDWARDS25519", "SIGN_VERIFY")]
    [TestCase("ML_DSA_87", "SIGN_VERIFY")]
    [TestCase("ML_KEM_512", "ENCAPSULATE_DECAPSULATE")]
    public async Task The_deprecated_member_has_the_newest_specs_too(string spec, string usage)
    {
        var key = (await Client.CreateKeyAsync(new CreateKeyRequest { KeySpec = spec, KeyUsage = usage })).KeyMetadata;

#pragma warning disable CS0618 // KMS answers the deprecated member too.
        Assert.That(key.CustomerMasterKeySpec.Value, Is.EqualTo(spec));
#pragma warning restore CS0618
    }

    [TestCase("GENERATE_VERIFY_MAC")]
    [TestCase("ENCAPSULATE_DECAPSULATE")]
    public async Task SM2_keys_in_China_have_no_such_usage(string usage)
    {
        using var china = Kms.CreateClient(config => config.AuthenticationRegion = "cn-north-1");

        Assert.That(
            await ErrorOf(() => china.CreateKeyAsync(new CreateKeyRequest { KeySpec = KeySpec.SM2, KeyUsage = usage })),
            Is.EqualTo($"ValidationException: KeyUsage {usage} is not compatible with KeySpec SM2"));
    }
}
