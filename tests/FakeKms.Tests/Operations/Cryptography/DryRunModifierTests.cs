using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Cryptography;

/// <summary>IGNORE_CIPHERTEXT needs a key by name, whether there is a ciphertext to ignore or not.</summary>
public sealed class DryRunModifierTests : InMemory
{
    private const string NeedsKey = "ValidationException: A key id must be set if DryRunModifiers contains IGNORE_CIPHERTEXT.";

    [Test]
    public async Task A_ciphertext_is_no_name_of_a_key([Values] bool withCiphertext)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var blob = withCiphertext ? await Client.EncryptTextAsync(keyId, "x") : null;
        List<string> modifiers = [DryRunModifierType.IGNORE_CIPHERTEXT];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.DecryptAsync(new DecryptRequest { CiphertextBlob = blob, DryRun = true, DryRunModifiers = modifiers })), Is.EqualTo(NeedsKey));
            Assert.That(
                await ErrorOf(() => Client.ReEncryptAsync(new() { CiphertextBlob = blob, DestinationKeyId = keyId, DryRun = true, DryRunModifiers = modifiers })), Is.EqualTo(NeedsKey));
            Assert.That(
                await ErrorOf(() => Client.DecryptAsync(new DecryptRequest { CiphertextBlob = blob, KeyId = keyId, DryRun = true, DryRunModifiers = modifiers })),
                Does.StartWith("DryRunOperationException"));
        }
    }
}
