using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Aliases;

/// <summary>The texts of a refused move, which AWS does not document, and the quota.</summary>
public class AliasMoveTests : InMemory
{
    [Test]
    public async Task A_move_to_another_usage_is_refused_with_both_usages()
    {
        await Client.CreateAliasAsync("alias/cards", await CreateAsync("RSA_2048", "ENCRYPT_DECRYPT"));
        var next = await CreateAsync("RSA_2048", "SIGN_VERIFY");

        Assert.That(await ErrorOf(() => Client.UpdateAliasAsync("alias/cards", next)), Is.EqualTo(
            "ValidationException: Alias alias/cards cannot be changed from a CMK with key usage ENCRYPT_DECRYPT to a CMK with key usage SIGN_VERIFY. " +
            "The key usage of the current CMK and the new CMK must be the same."));
    }

    [TestCase("SYMMETRIC_DEFAULT", "RSA_2048")]
    [TestCase("RSA_2048", "SYMMETRIC_DEFAULT")]
    public async Task A_move_between_symmetric_and_asymmetric_keys_is_refused_with_both_specs(string spec, string nextSpec)
    {
        await Client.CreateAliasAsync("alias/cards", await CreateAsync(spec, "ENCRYPT_DECRYPT"));
        var next = await CreateAsync(nextSpec, "ENCRYPT_DECRYPT");

        Assert.That(await ErrorOf(() => Client.UpdateAliasAsync("alias/cards", next)), Is.EqualTo(
            $"ValidationException: Alias alias/cards cannot be changed from a CMK with key spec {spec} to a CMK with key spec {nextSpec}. " +
            "The current CMK and the new CMK must both be symmetric or both be asymmetric."));
    }

    [Test]
    public async Task Moving_an_alias_to_its_own_key_succeeds_even_when_the_key_has_no_room_for_more()
    {
        using var kms = FakeKmsServer.Start(k => k.WithQuotas(quotas => quotas with { AliasesPerKey = 1 }));
        using var client = kms.CreateClient();
        var keyId = await client.CreateSymmetricKeyAsync();
        await client.CreateAliasAsync("alias/cards", keyId);

        Assert.That(await ErrorOf(() => client.UpdateAliasAsync("alias/cards", keyId)), Is.EqualTo("no error"));
    }

    private async Task<string> CreateAsync(string spec, string usage) =>
        (await Client.CreateKeyAsync(new CreateKeyRequest { KeySpec = spec, KeyUsage = usage })).KeyMetadata.KeyId;
}
