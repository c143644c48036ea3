using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Cryptography;

/// <summary>What AWS does not document of the external mu.</summary>
public class ExternalMuTests : InMemory
{
    [TestCase("ECC_NIST_P256", "ECDSA_SHA_256", 64, "ValidationException: Message type EXTERNAL_MU is incompatible with key spec ECC_NIST_P256.")]
    [TestCase("RSA_2048", "RSASSA_PSS_SHA_256", 64, "ValidationException: Message type EXTERNAL_MU is incompatible with key spec RSA_2048.")]
    [TestCase("ML_DSA_44", "ML_DSA_SHAKE_256", 63, "ValidationException: Digest is invalid length for algorithm ML_DSA_SHAKE_256.")]
    public async Task A_mu_that_does_not_fit_is_refused(string spec, string algorithm, int length, string error)
    {
        var keyId = (await Client.CreateKeyAsync(new CreateKeyRequest { KeySpec = spec, KeyUsage = "SIGN_VERIFY" })).KeyMetadata.KeyId;
        var request = new SignRequest { KeyId = keyId, Message = new MemoryStream(new byte[length]), MessageType = "EXTERNAL_MU", SigningAlgorithm = algorithm };

        Assert.That(await ErrorOf(() => Client.SignAsync(request)), Is.EqualTo(error));
    }
}
