using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Lanes]
public class OaepHashConformance(string lane) : ConformanceFixture(lane)
{
    [Operation("Decrypt")]
    [Refusal]
    [TestCase("RSA_2048")]
    [TestCase("RSA_3072")]
    [TestCase("RSA_4096")]
    public async Task The_other_hash_does_not_decrypt(string spec)
    {
        var keyId = await CreateAsync(spec, "ENCRYPT_DECRYPT");

        using (Assert.EnterMultipleScope())
        {
            foreach (var (algorithm, other) in new[] { ("RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"), ("RSAES_OAEP_SHA_256", "RSAES_OAEP_SHA_1") })
            {
                var request = new EncryptRequest { KeyId = keyId, Plaintext = Stream("secret"u8.ToArray()), EncryptionAlgorithm = algorithm };
                var ciphertext = (await Client.EncryptAsync(request)).CiphertextBlob;

                var error = await ErrorOf(() => Client.DecryptAsync(new DecryptRequest
                {
                    KeyId = keyId,
                    CiphertextBlob = ciphertext,
                    EncryptionAlgorithm = other,
                }));

                Assert.That(error, Does.StartWith("InvalidCiphertextException"));
            }
        }
    }
}
