using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Cryptography;

public class DryRunUsageTests : InMemory
{
    [Test]
    public async Task A_dry_run_without_a_ciphertext_is_no_use()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        await ErrorOf(() => Client.DecryptAsync(new DecryptRequest { KeyId = keyId, DryRun = true, DryRunModifiers = [DryRunModifierType.IGNORE_CIPHERTEXT] }));

        Assert.That(Kms.Key(keyId).LastUsage, Is.Null);
    }
}
