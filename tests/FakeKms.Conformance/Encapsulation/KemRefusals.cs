using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.Encapsulation;

namespace FakeKms.Conformance;

/// <summary>What both operations of key encapsulation ask of their key.</summary>
public abstract class KemRefusals(string lane, string operation) : ConformanceFixture(lane)
{
    private static MemoryStream Blob => new(new byte[768]);

    [Test]
    [Refusal]
    public async Task A_dry_run_says_that_it_would_have_succeeded() =>
        Assert.That(await ErrorAsync(await Client.CreateKemKeyAsync(), dryRun: true), Is.EqualTo(Errors.DryRun));

    [Test]
    [Refusal]
    public async Task A_key_with_another_usage_is_refused()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(await ErrorAsync(keyId), Is.EqualTo(Errors.Usage(await ArnOf(keyId), "ENCRYPT_DECRYPT", operation)));
    }

    [Test]
    [Refusal]
    public async Task The_state_comes_before_the_dry_run()
    {
        var keyId = await Client.CreateKemKeyAsync();
        await Client.DisableKeyAsync(keyId);

        Assert.That(await ErrorAsync(keyId, dryRun: true), Is.EqualTo(Errors.Disabled(await ArnOf(keyId))));
    }

    [Test]
    [Refusal]
    public async Task The_usage_comes_before_the_state()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.DisableKeyAsync(keyId);

        Assert.That(await ErrorAsync(keyId), Does.StartWith("InvalidKeyUsageException"));
    }

    [Test]
    [Refusal]
    public async Task An_unknown_grant_token_is_refused() =>
        Assert.That(await ErrorAsync(await Client.CreateKemKeyAsync(), token: "not-a-token"), Does.StartWith("InvalidGrantTokenException"));

    [Test]
    public async Task A_grant_token_of_the_key_is_accepted()
    {
        var keyId = await Client.CreateKemKeyAsync();
        var grant = await Client.CreateGrantAsync(new CreateGrantRequest
        {
            KeyId = keyId,
            GranteePrincipal = Principals.RootOf(await ArnOf(keyId)),
            Operations = [operation],
        });

        Assert.That(await ErrorAsync(keyId, token: grant.GrantToken), Is.EqualTo("no error"));
    }

    [Test]
    public async Task An_alias_and_an_ARN_name_the_key_too()
    {
        var keyId = await Client.CreateKemKeyAsync();
        await Client.CreateAliasAsync(Alias, keyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorAsync(Alias), Is.EqualTo("no error"));
            Assert.That(await ErrorAsync(await ArnOf(keyId)), Is.EqualTo("no error"));
            Assert.That(await ErrorAsync("alias/none-" + Unique), Does.StartWith("NotFoundException"));
        }
    }

    [Test]
    [Refusal]
    public async Task An_algorithm_that_does_not_exist_is_refused()
    {
        var keyId = await Client.CreateKemKeyAsync();

        Assert.That(await ErrorAsync(keyId, algorithm: "ECDH"), Does.StartWith(
            Errors.Constraint("Value 'ECDH' at 'encapsulationAlgorithm'", "Member must satisfy enum value set: ")));
    }

    private Task<string> ErrorAsync(string keyId, bool? dryRun = null, string? token = null, string algorithm = "ML_KEM")
    {
        List<string>? tokens = token is null ? null : [token];
        return ErrorOf(() => operation == "Encapsulate"
            ? Client.EncapsulateWithAsync(keyId, r => (r.DryRun, r.GrantTokens, r.EncapsulationAlgorithm) = (dryRun, tokens, algorithm))
            : Client.DecapsulateWithAsync(keyId, Blob, r => (r.DryRun, r.GrantTokens, r.EncapsulationAlgorithm) = (dryRun, tokens, algorithm)));
    }
}

[Lanes]
[Operation("Encapsulate")]
public class EncapsulateRefusalConformance(string lane) : KemRefusals(lane, "Encapsulate");

[Lanes]
[Operation("Decapsulate")]
public class DecapsulateRefusalConformance(string lane) : KemRefusals(lane, "Decapsulate");
