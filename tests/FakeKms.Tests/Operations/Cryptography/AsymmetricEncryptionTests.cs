using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Cryptography;

/// <summary>What is refused of encryption with a key pair, and what just goes.</summary>
public sealed class AsymmetricEncryptionTests : InMemory
{
    private const string NoContext = "ValidationException: An encryption context can be used with symmetric encryption keys only.";

    private static readonly Dictionary<string, string> Context = new() { ["tenant"] = "a" };

    protected override void Configure(FakeKmsBuilder builder) =>
        builder.WithKey("alias/rsa", key => key.WithKeySpec(KeySpec.RSA_2048, KeyUsageType.ENCRYPT_DECRYPT)).WithKey("alias/cards");

    [Test]
    public async Task An_encryption_context_is_refused_wherever_the_key_pair_is_used()
    {
        var (asymmetric, symmetric) = (await EncryptedAsync([1]), await Client.EncryptTextAsync("alias/cards", "x"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => EncryptedAsync([1], Context)), Is.EqualTo(NoContext));
            Assert.That(await ErrorOf(() => DecryptedAsync(asymmetric, Context)), Is.EqualTo(NoContext));
            Assert.That(await ErrorOf(() => Client.ReEncryptAsync(new ReEncryptRequest
            {
                CiphertextBlob = asymmetric,
                SourceKeyId = "alias/rsa",
                SourceEncryptionAlgorithm = EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256,
                SourceEncryptionContext = Context,
                DestinationKeyId = "alias/cards",
            })), Is.EqualTo(NoContext));
            Assert.That(await ErrorOf(() => Client.ReEncryptAsync(new ReEncryptRequest
            {
                CiphertextBlob = symmetric,
                DestinationKeyId = "alias/rsa",
                DestinationEncryptionAlgorithm = EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256,
                DestinationEncryptionContext = Context,
            })), Is.EqualTo(NoContext));
        }
    }

    [Test]
    public async Task A_context_without_pairs_is_none() =>
        Assert.That((await DecryptedAsync(await EncryptedAsync([7], []), [])).Plaintext.ToArray(), Is.EqualTo(new byte[] { 7 }));

    [TestCase(190, "no error")]
    [TestCase(191, "ValidationException: Algorithm RSAES_OAEP_SHA_256 and key spec RSA_2048 cannot encrypt data larger than 190 bytes.")]
    public async Task A_plaintext_may_be_as_long_as_the_algorithm_allows(int length, string outcome) =>
        Assert.That(await ErrorOf(() => EncryptedAsync(new byte[length])), Is.EqualTo(outcome));

    [Test]
    public async Task A_ciphertext_that_comes_without_its_algorithm_is_taken_for_a_symmetric_one_and_is_invalid()
    {
        var blob = await EncryptedAsync([1]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                await ErrorOf(() => Client.DecryptAsync(new DecryptRequest { CiphertextBlob = blob, KeyId = "alias/rsa" })), Does.StartWith("InvalidCiphertextException"));
            Assert.That(
                await ErrorOf(() => Client.ReEncryptAsync(new() { CiphertextBlob = blob, SourceKeyId = "alias/rsa", DestinationKeyId = "alias/cards" })),
                Does.StartWith("InvalidCiphertextException"));
        }
    }

    private async Task<MemoryStream> EncryptedAsync(byte[] plaintext, Dictionary<string, string>? context = null) => (await Client.EncryptAsync(new EncryptRequest
    {
        KeyId = "alias/rsa",
        Plaintext = new(plaintext),
        EncryptionAlgorithm = EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256,
        EncryptionContext = context,
    })).CiphertextBlob;

    private Task<DecryptResponse> DecryptedAsync(MemoryStream blob, Dictionary<string, string>? context) => Client.DecryptAsync(new DecryptRequest
    {
        KeyId = "alias/rsa",
        CiphertextBlob = blob,
        EncryptionAlgorithm = EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256,
        EncryptionContext = context,
    });
}
