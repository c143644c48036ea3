using Amazon.KeyManagementService.Model;
using static System.Text.Encoding;

namespace FakeKms.Tests.Operations.CustomKeyStores;

/// <summary>With a key in an external key store the proxy finds what is wrong with a ciphertext; KMS passes it on as an invalid state.</summary>
public class RejectedCiphertextTests : InMemory
{
    private const string Rejected =
        "KMSInvalidStateException: The external key store proxy rejected the request because the specified ciphertext or encryption context is corrupted, " +
        "missing, or otherwise invalid.";

    private static readonly Dictionary<string, string> Context = new() { ["tenant"] = "7" };
    private string keyId = "";
    private byte[] blob = [];

    [SetUp]
    public async Task A_ciphertext_of_a_key_in_an_external_key_store()
    {
        keyId = await Client.KeyInAsync(await Client.CreateConnectedStoreAsync(KeyStoreRequests.Public()), "one");
        var answer = await Client.EncryptAsync(new EncryptRequest { KeyId = keyId, Plaintext = new(UTF8.GetBytes("x")), EncryptionContext = Context });
        blob = answer.CiphertextBlob.ToArray();
    }

    [Test]
    public async Task Another_context_or_none_is_rejected()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await DecryptErrorAsync(blob, new() { ["tenant"] = "8" }), Is.EqualTo(Rejected));
            Assert.That(await DecryptErrorAsync(blob, null), Is.EqualTo(Rejected));
            Assert.That(await DecryptErrorAsync(blob, Context), Is.EqualTo("no error"));
        }
    }

    [Test]
    public async Task An_altered_ciphertext_is_rejected()
    {
        blob[^30] ^= 1;

        Assert.That(await DecryptErrorAsync(blob, Context), Is.EqualTo(Rejected));
    }

    [Test]
    public async Task What_is_no_ciphertext_of_KMS_never_reaches_the_proxy() =>
        Assert.That(await DecryptErrorAsync(blob[..^1], Context), Does.StartWith("InvalidCiphertextException"));

    [Test]
    public async Task So_it_is_when_the_ciphertext_is_to_be_encrypted_again()
    {
        var target = await Client.CreateSymmetricKeyAsync();

        Assert.That(
            await ErrorOf(() => Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = new(blob), DestinationKeyId = target })),
            Is.EqualTo(Rejected));
    }

    [Test]
    public async Task A_dry_run_does_not_ask_the_proxy()
    {
        var before = Kms.XksProxy.Requests.Count;
        var error = await ErrorOf(() => Client.DecryptAsync(new DecryptRequest { CiphertextBlob = new(blob), DryRun = true }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Does.StartWith("DryRunOperationException"));
            Assert.That(Kms.XksProxy.Requests, Has.Count.EqualTo(before));
        }
    }

    private Task<string> DecryptErrorAsync(byte[] ciphertext, Dictionary<string, string>? context) =>
        ErrorOf(() => Client.DecryptAsync(new DecryptRequest { CiphertextBlob = new(ciphertext), EncryptionContext = context }));
}
