using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Aliases;

/// <summary>An alias moves between keys of one type and one usage: whoever uses it goes on as before.</summary>
public class AliasMoveTests : InMemory
{
    private const string Usages =
        "ValidationException: Alias alias/cards cannot be changed from a CMK with key usage {0} to a CMK with key usage {1}. " +
        "The key usage of the current CMK and the new CMK must be the same.";

    [TestCase("RSA_2048", "ENCRYPT_DECRYPT", "RSA_3072")]
    [TestCase("ECC_NIST_P256", "SIGN_VERIFY", "RSA_2048")]
    [TestCase("HMAC_256", "GENERATE_VERIFY_MAC", "HMAC_512")]
    [TestCase("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT")]
    public async Task An_alias_moves_to_another_spec_of_the_same_kind(string spec, string usage, string nextSpec)
    {
        var next = await NamedThenAsync(spec, usage, nextSpec, usage);

        await Client.UpdateAliasAsync("alias/cards", next);

        Assert.That(Kms.Key("alias/cards").KeyId, Is.EqualTo(next));
    }

    [TestCase("RSA_2048", "ENCRYPT_DECRYPT", "RSA_2048", "SIGN_VERIFY")]
    [TestCase("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", "HMAC_256", "GENERATE_VERIFY_MAC")]
    [TestCase("ECC_NIST_P256", "KEY_AGREEMENT", "ECC_NIST_P256", "SIGN_VERIFY")]
    public async Task An_alias_does_not_move_to_a_key_of_another_usage(string spec, string usage, string nextSpec, string nextUsage)
    {
        var next = await NamedThenAsync(spec, usage, nextSpec, nextUsage);

        Assert.That(await ErrorOf(() => Client.UpdateAliasAsync("alias/cards", next)), Is.EqualTo(
            Usages.Replace("{0}", usage, StringComparison.Ordinal).Replace("{1}", nextUsage, StringComparison.Ordinal)));
    }

    [TestCase("SYMMETRIC_DEFAULT", "RSA_2048")]
    [TestCase("RSA_2048", "SYMMETRIC_DEFAULT")]
    public async Task An_alias_does_not_move_between_symmetric_and_asymmetric_keys(string spec, string nextSpec)
    {
        var next = await NamedThenAsync(spec, "ENCRYPT_DECRYPT", nextSpec, "ENCRYPT_DECRYPT");

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

    private async Task<string> NamedThenAsync(string spec, string usage, string nextSpec, string nextUsage)
    {
        await Client.CreateAliasAsync("alias/cards", await CreateAsync(spec, usage));
        return await CreateAsync(nextSpec, nextUsage);
    }

    private async Task<string> CreateAsync(string spec, string usage) =>
        (await Client.CreateKeyAsync(new CreateKeyRequest { KeySpec = spec, KeyUsage = usage })).KeyMetadata.KeyId;
}
