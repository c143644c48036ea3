using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Keys;

/// <summary>Key specs that some Regions have and others lack.</summary>
public class RegionBoundSpecTests : EverySpec
{
    private const string NoSm2 = "UnsupportedOperationException: KeySpec SM2 is not supported in this Region";

    [TestCase("ENCRYPT_DECRYPT")]
    [TestCase("SIGN_VERIFY")]
    [TestCase("KEY_AGREEMENT")]
    public async Task SM2_keys_are_in_China_alone(string usage)
    {
        var request = new CreateKeyRequest { KeySpec = KeySpec.SM2, KeyUsage = usage };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.CreateKeyAsync(request)), Is.EqualTo(NoSm2));
            Assert.That((await China.CreateKeyAsync(request)).KeyMetadata.Arn, Does.StartWith("arn:aws-cn:kms:cn-north-1:"));
        }
    }

    [Test]
    public async Task So_are_the_pairs_of_SM2()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                await ErrorOf(() => Client.GenerateDataKeyPairAsync(new GenerateDataKeyPairRequest { KeyId = keyId, KeyPairSpec = DataKeyPairSpec.SM2 })),
                Is.EqualTo(NoSm2));
            Assert.That(
                await ErrorOf(() => Client.GenerateDataKeyPairWithoutPlaintextAsync(
                    new GenerateDataKeyPairWithoutPlaintextRequest { KeyId = keyId, KeyPairSpec = DataKeyPairSpec.SM2 })),
                Is.EqualTo(NoSm2));
        }
    }

    [Test]
    public async Task ML_KEM_keys_are_everywhere_else() => Assert.That(
        await ErrorOf(() => China.CreateKeyAsync(new CreateKeyRequest { KeySpec = KeySpec.ML_KEM_768, KeyUsage = KeyUsageType.ENCAPSULATE_DECAPSULATE })),
        Is.EqualTo("UnsupportedOperationException: KeySpec ML_KEM_768 is not supported in this Region"));
}
