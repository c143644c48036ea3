using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Seeding;

public class SystemRandomnessTests
{
    [Test]
    public async Task Nothing_repeats_that_the_seed_decides_otherwise()
    {
        var (one, other) = (await DrawAsync(system: true), await DrawAsync(system: true));

        Assert.That(one.Intersect(other), Is.Empty);
    }

    [Test]
    public async Task The_same_things_repeat_without_it() => Assert.That(await DrawAsync(system: false), Is.EqualTo(await DrawAsync(system: false)));

    private static async Task<string[]> DrawAsync(bool system)
    {
        await using var kms = FakeKmsServer.Start(k => _ = system ? k.WithSystemRandomness() : k);
        using var client = kms.CreateClient();
        var keyId = await client.CreateSymmetricKeyAsync();
        var dataKey = await client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = keyId, KeySpec = DataKeySpec.AES_256 });
        var curve = await client.CreateKeyAsync(new CreateKeyRequest { KeySpec = KeySpec.ECC_NIST_P256, KeyUsage = KeyUsageType.SIGN_VERIFY });
        var random = await client.GenerateRandomAsync(16);
        return
        [
            keyId, kms.Key(keyId).CurrentKeyMaterialId!, kms.Trail[0].EventID, kms.Trail[0].RequestID!,
            Convert.ToHexString(dataKey.Plaintext.ToArray()), Convert.ToHexString(dataKey.CiphertextBlob.ToArray()),
            await client.TraceAsync(curve.KeyMetadata.KeyId, "ECC_NIST_P256"), Convert.ToHexString(random.Plaintext.ToArray()),
            kms.Attestation.RootCertificatePem,
        ];
    }
}
