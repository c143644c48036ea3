using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("Decrypt")]
[Lanes]
public class DryRunModifiersConformance(string lane) : ConformanceFixture(lane)
{
    private static readonly string Missing = Errors.Constraint("Value null at 'ciphertextBlob'", "Member must not be null");
    private static readonly List<string> IgnoreCiphertext = [DryRunModifierType.IGNORE_CIPHERTEXT.Value];

    [Refusal]
    [Test]
    public async Task Only_the_permission_counts_then_and_not_the_state_of_the_key()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.DisableKeyAsync(keyId);

        Assert.That(
            await ErrorOf(() => Client.DecryptAsync(new DecryptRequest
            {
                KeyId = keyId,
                DryRun = true,
                DryRunModifiers = [DryRunModifierType.IGNORE_CIPHERTEXT],
            })),
            Does.StartWith("DryRunOperationException"));
    }

    [Refusal]
    [Test]
    public async Task A_dry_run_of_Decrypt_needs_no_ciphertext_then()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(await DecryptAsync(new DecryptRequest { KeyId = keyId, DryRun = true, DryRunModifiers = IgnoreCiphertext }), Is.EqualTo(Errors.DryRun));
    }

    [Refusal]
    [Test]
    public async Task A_ciphertext_that_is_sent_nevertheless_is_not_looked_at()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var request = new DecryptRequest { KeyId = keyId, DryRun = true, DryRunModifiers = IgnoreCiphertext, CiphertextBlob = new MemoryStream([1, 2, 3]) };

        Assert.That(await DecryptAsync(request), Is.EqualTo(Errors.DryRun));
    }

    [Operation("ReEncrypt")]
    [Refusal]
    [Test]
    public async Task A_dry_run_of_ReEncrypt_needs_no_ciphertext_then()
    {
        var (source, destination) = (await Client.CreateSymmetricKeyAsync(), await Client.CreateSymmetricKeyAsync());
        var request = new ReEncryptRequest { SourceKeyId = source, DestinationKeyId = destination, DryRun = true, DryRunModifiers = IgnoreCiphertext };

        Assert.That(await ErrorOf(() => Client.ReEncryptAsync(request)), Is.EqualTo(Errors.DryRun));
    }

    [Refusal]
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

    [Refusal]
    [Test]
    public async Task The_key_must_be_named()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await DecryptAsync(new DecryptRequest { DryRun = true, DryRunModifiers = IgnoreCiphertext }), Does.StartWith("ValidationException"));
            Assert.That(
                await ErrorOf(() => Client.ReEncryptAsync(new ReEncryptRequest
                {
                    DestinationKeyId = keyId,
                    DryRun = true,
                    DryRunModifiers = IgnoreCiphertext,
                })),
                Does.StartWith("ValidationException"));
        }
    }

    [Refusal]
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

    [Refusal]
    [Test]
    public async Task A_key_that_is_not_there_is_still_not_found() => Assert.That(
        await DecryptAsync(new DecryptRequest { KeyId = Alias, DryRun = true, DryRunModifiers = IgnoreCiphertext }),
        Does.StartWith("NotFoundException"));

    private Task<string> DecryptAsync(DecryptRequest request) => ErrorOf(() => Client.DecryptAsync(request));
}
