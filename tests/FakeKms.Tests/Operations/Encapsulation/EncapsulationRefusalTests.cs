using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Encapsulation;

public class EncapsulationRefusalTests : InMemory
{
    private static readonly string[] Both = ["Encapsulate", "Decapsulate"];

    private static MemoryStream Blob => new(new byte[768]);

    [TestCaseSource(nameof(Both))]
    public async Task A_dry_run_says_that_it_would_have_succeeded(string operation)
    {
        var keyId = await Client.CreateKemKeyAsync();

        Assert.That(await ErrorAsync(operation, keyId, dryRun: true), Is.EqualTo("DryRunOperationException: The request would have succeeded, but the DryRun option is set."));
        Assert.That(Kms.Trail[^1].Value("requestParameters.dryRun")?.GetBoolean(), Is.True);
    }

    [TestCaseSource(nameof(Both))]
    public async Task A_key_with_another_usage_is_refused(string operation)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(
            await ErrorAsync(operation, keyId),
            Is.EqualTo($"InvalidKeyUsageException: {Kms.Key(keyId).Arn} key usage is ENCRYPT_DECRYPT which is not valid for {operation}."));
    }

    [TestCaseSource(nameof(Both))]
    public async Task The_state_comes_before_the_dry_run(string operation)
    {
        var keyId = await Client.CreateKemKeyAsync();
        await Client.DisableKeyAsync(keyId);

        Assert.That(await ErrorAsync(operation, keyId, dryRun: true), Is.EqualTo($"DisabledException: {Kms.Key(keyId).Arn} is disabled."));
    }

    [TestCaseSource(nameof(Both))]
    public async Task The_usage_comes_before_the_state(string operation)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.DisableKeyAsync(keyId);

        Assert.That(await ErrorAsync(operation, keyId), Does.StartWith("InvalidKeyUsageException"));
    }

    [TestCaseSource(nameof(Both))]
    public async Task An_unknown_grant_token_is_refused(string operation)
    {
        var keyId = await Client.CreateKemKeyAsync();

        Assert.That(await ErrorAsync(operation, keyId, token: "not-a-token"), Does.StartWith("InvalidGrantTokenException"));
    }

    [TestCaseSource(nameof(Both))]
    public async Task A_grant_token_of_the_key_is_accepted(string operation)
    {
        var keyId = await Client.CreateKemKeyAsync();
        var grant = await Client.CreateGrantAsync(new CreateGrantRequest { KeyId = keyId, GranteePrincipal = "arn:aws:iam::111122223333:user/Bob", Operations = [operation] });

        Assert.That(await ErrorAsync(operation, keyId, token: grant.GrantToken), Is.EqualTo("no error"));
    }

    [TestCaseSource(nameof(Both))]
    public async Task An_alias_and_an_ARN_name_the_key_too(string operation)
    {
        var keyId = await Client.CreateKemKeyAsync();
        await Client.CreateAliasAsync("alias/kem", keyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorAsync(operation, "alias/kem"), Is.EqualTo("no error"));
            Assert.That(await ErrorAsync(operation, Kms.Key(keyId).Arn), Is.EqualTo("no error"));
            Assert.That(await ErrorAsync(operation, "alias/none"), Does.StartWith("NotFoundException"));
        }
    }

    [Test]
    public async Task An_algorithm_that_does_not_exist_is_refused()
    {
        var keyId = await Client.CreateKemKeyAsync();
        const string Error = "ValidationException: 1 validation error detected: Value 'ECDH' at 'encapsulationAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: [ML_KEM]";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.EncapsulateWithAsync(keyId, request => request.EncapsulationAlgorithm = "ECDH")), Is.EqualTo(Error));
            Assert.That(await ErrorOf(() => Client.DecapsulateWithAsync(keyId, Blob, request => request.EncapsulationAlgorithm = "ECDH")), Is.EqualTo(Error));
        }
    }

    [Test]
    public async Task The_records_have_the_key_and_the_algorithm_and_no_secret()
    {
        var keyId = await Client.CreateKemKeyAsync();
        await Client.CreateAliasAsync("alias/kem", keyId);
        var encapsulated = await Client.EncapsulateWithAsync("alias/kem");
        await Client.DecapsulateWithAsync("alias/kem", encapsulated.SharedSecretCiphertextBlob);

        foreach (var record in Kms.Trail.Where(record => Both.Contains(record.EventName)))
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(record.Value("requestParameters")?.GetRawText(), Is.EqualTo("""{"keyId":"alias/kem","encapsulationAlgorithm":"ML_KEM"}"""));
                Assert.That(record.Value("responseElements")?.ValueKind, Is.Null.Or.EqualTo(System.Text.Json.JsonValueKind.Null));
                Assert.That(record.Value("additionalEventData"), Is.Null);
                Assert.That(record.ReadOnly, Is.True);
                Assert.That(record.Resources.Select(resource => resource.Arn), Is.EqualTo(new[] { Kms.Key(keyId).Arn }));
            }
        }
    }

    [Test]
    public async Task ML_KEM_keys_are_not_offered_in_China()
    {
        using var china = Kms.CreateClient(config => config.AuthenticationRegion = "cn-north-1");

        Assert.That(async () => await china.CreateKemKeyAsync(), Throws.TypeOf<UnsupportedOperationException>());
        Assert.That(async () => await Client.CreateKemKeyAsync(), Throws.Nothing);
    }

    private Task<string> ErrorAsync(string operation, string keyId, bool? dryRun = null, string? token = null) => ErrorOf(() => operation == "Encapsulate"
        ? Client.EncapsulateWithAsync(keyId, request => (request.DryRun, request.GrantTokens) = (dryRun, token is null ? null : [token]))
        : Client.DecapsulateWithAsync(keyId, Blob, request => (request.DryRun, request.GrantTokens) = (dryRun, token is null ? null : [token])));
}
