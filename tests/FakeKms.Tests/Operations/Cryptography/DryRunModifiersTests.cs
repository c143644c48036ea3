using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Cryptography;

public class DryRunModifiersTests : InMemory
{
    private const string Success = "DryRunOperationException: The request would have succeeded, but the DryRun option is set.";
    private const string Missing = "ValidationException: 1 validation error detected: Value null at 'ciphertextBlob' failed to satisfy constraint: Member must not be null";
    private static readonly List<string> IgnoreCiphertext = [DryRunModifierType.IGNORE_CIPHERTEXT.Value];

    [Test]
    public async Task Only_the_permission_counts_then_and_not_the_state_of_the_key()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.DisableKeyAsync(keyId);

        Assert.That(
            await ErrorOf(() => Client.DecryptAsync(new DecryptRequest { KeyId = keyId, DryRun = true, DryRunModifiers = [DryRunModifierType.IGNORE_CIPHERTEXT] })),
            Does.StartWith("DryRunOperationException"));
    }

    [Test]
    public async Task A_dry_run_of_Decrypt_needs_no_ciphertext_then()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(await DecryptAsync(new DecryptRequest { KeyId = keyId, DryRun = true, DryRunModifiers = IgnoreCiphertext }), Is.EqualTo(Success));
    }

    [Test]
    public async Task A_ciphertext_that_is_sent_nevertheless_is_not_looked_at()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var request = new DecryptRequest { KeyId = keyId, DryRun = true, DryRunModifiers = IgnoreCiphertext, CiphertextBlob = new MemoryStream([1, 2, 3]) };

        Assert.That(await DecryptAsync(request), Is.EqualTo(Success));
    }

    [Test]
    public async Task A_dry_run_of_ReEncrypt_needs_no_ciphertext_then()
    {
        var (source, destination) = (await Client.CreateSymmetricKeyAsync(), await Client.CreateSymmetricKeyAsync());
        var request = new ReEncryptRequest { SourceKeyId = source, DestinationKeyId = destination, DryRun = true, DryRunModifiers = IgnoreCiphertext };

        Assert.That(await ErrorOf(() => Client.ReEncryptAsync(request)), Is.EqualTo(Success));
    }

    [TestCase(null)]
    [TestCase(false)]
    public async Task The_modifiers_are_for_dry_runs_only(bool? dryRun)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var blob = await Client.EncryptTextAsync(keyId, "x");

        Assert.That(
            await DecryptAsync(new DecryptRequest { KeyId = keyId, CiphertextBlob = blob, DryRun = dryRun, DryRunModifiers = IgnoreCiphertext }),
            Does.StartWith("ValidationException"));
    }

    [Test]
    public async Task The_key_must_be_named()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await DecryptAsync(new DecryptRequest { DryRun = true, DryRunModifiers = IgnoreCiphertext }), Does.StartWith("ValidationException"));
            Assert.That(
                await ErrorOf(() => Client.ReEncryptAsync(new ReEncryptRequest { DestinationKeyId = keyId, DryRun = true, DryRunModifiers = IgnoreCiphertext })),
                Does.StartWith("ValidationException"));
        }
    }

    [Test]
    public async Task Without_the_modifier_a_ciphertext_is_required([Values] bool dryRun)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await DecryptAsync(new DecryptRequest { KeyId = keyId, DryRun = dryRun }), Is.EqualTo(Missing));
            Assert.That(await ErrorOf(() => Client.ReEncryptAsync(new ReEncryptRequest { DestinationKeyId = keyId, DryRun = dryRun })), Is.EqualTo(Missing));
        }
    }

    [Test]
    public async Task A_key_that_is_not_there_is_still_not_found() => Assert.That(
        await DecryptAsync(new DecryptRequest { KeyId = "alias/none", DryRun = true, DryRunModifiers = IgnoreCiphertext }),
        Does.StartWith("NotFoundException"));

    [Test]
    public async Task A_dry_run_without_a_ciphertext_is_no_use()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        await DecryptAsync(new DecryptRequest { KeyId = keyId, DryRun = true, DryRunModifiers = IgnoreCiphertext });

        Assert.That(Kms.Key(keyId).LastUsage, Is.Null);
    }

    private Task<string> DecryptAsync(DecryptRequest request) => ErrorOf(() => Client.DecryptAsync(request));
}
