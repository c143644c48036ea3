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

    [Test]
    public async Task Modifiers_of_a_call_that_is_no_dry_run_are_refused([Values(null, false)] bool? dryRun)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var blob = await Client.EncryptTextAsync(keyId, "x");
        var request = new DecryptRequest { CiphertextBlob = blob, KeyId = keyId, DryRun = dryRun, DryRunModifiers = [DryRunModifierType.IGNORE_CIPHERTEXT] };

        Assert.That(await ErrorOf(() => Client.DecryptAsync(request)), Is.EqualTo("ValidationException: DryRunModifiers can be set only if DryRun is true."));
    }

    [Test]
    public async Task No_modifier_in_the_list_is_no_modifier()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var blob = await Client.EncryptTextAsync(keyId, "x");

        Assert.That(await ErrorOf(() => Client.DecryptAsync(new DecryptRequest { CiphertextBlob = blob, DryRunModifiers = [] })), Is.EqualTo("no error"));
    }
}
