using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Authorization;

/// <summary>What is looked at before permissions, and what after. Nobody without a permission learns anything of a key's state or of a ciphertext.</summary>
public sealed class RefusalOrderTests : Strict
{
    private static readonly KmsCaller Nobody = KmsCaller.AssumedRole("Nobody", "one");

    protected override void Configure(FakeKmsBuilder builder) =>
        base.Configure(builder.WithRole("Nobody", _ => { }).WithKey("alias/off", key => key.Disabled()).WithKey("alias/mac", key => key.WithKeySpec("HMAC_256")));

    [Test]
    public async Task The_form_of_a_request_comes_before_permissions() =>
        Assert.That(await Error(client => client.EncryptAsync(new EncryptRequest { KeyId = Arn, Plaintext = new MemoryStream([]) })), Does.StartWith("ValidationException"));

    [Test]
    public async Task A_key_of_the_own_account_that_is_not_there_is_not_found() =>
        Assert.That(await Error(client => client.DescribeKeyAsync("alias/none")), Does.StartWith("NotFoundException"));

    [Test]
    public async Task The_state_of_a_key_comes_after_permissions()
    {
        var request = new EncryptRequest { KeyId = "alias/off", Plaintext = new MemoryStream([1]) };

        Assert.That(
            (await CodeOf(Nobody, client => client.EncryptAsync(request)), await CodeOf(VaultCaller, client => client.EncryptAsync(request))),
            Is.EqualTo(("AccessDeniedException", "DisabledException")));
    }

    [Test]
    public async Task The_usage_of_a_key_comes_after_permissions()
    {
        var request = new EncryptRequest { KeyId = "alias/mac", Plaintext = new MemoryStream([1]) };

        Assert.That(
            (await CodeOf(Nobody, client => client.EncryptAsync(request)), await CodeOf(VaultCaller, client => client.EncryptAsync(request))),
            Is.EqualTo(("AccessDeniedException", "InvalidKeyUsageException")));
    }

    [Test]
    public async Task The_context_of_a_ciphertext_comes_after_permissions()
    {
        var blob = (await Client.EncryptAsync(new EncryptRequest { KeyId = Arn, Plaintext = new MemoryStream([1]), EncryptionContext = new() { ["tenant"] = "7" } })).CiphertextBlob;
        var request = new DecryptRequest { CiphertextBlob = blob };

        Assert.That(
            (await CodeOf(Nobody, client => client.DecryptAsync(request)), await CodeOf(VaultCaller, client => client.DecryptAsync(request))),
            Is.EqualTo(("AccessDeniedException", "InvalidCiphertextException")));
    }

    [Test]
    public async Task The_material_of_a_key_comes_after_permissions()
    {
        var request = new ImportKeyMaterialRequest { KeyId = Arn, ImportToken = new MemoryStream([1]), EncryptedKeyMaterial = new MemoryStream([1]) };

        Assert.That(
            (await CodeOf(Nobody, client => client.ImportKeyMaterialAsync(request)), await CodeOf(VaultCaller, client => client.ImportKeyMaterialAsync(request))),
            Is.EqualTo(("AccessDeniedException", "UnsupportedOperationException")));
    }

    private async Task<string> CodeOf(KmsCaller caller, Func<IAmazonKeyManagementService, Task> call)
    {
        using var client = Kms.CreateClient(caller);
        return (await ErrorOf(() => call(client))).Split(':')[0];
    }

    private async Task<string> Error(Func<IAmazonKeyManagementService, Task> call)
    {
        using var client = Kms.CreateClient(Nobody);
        return await ErrorOf(() => call(client));
    }
}
