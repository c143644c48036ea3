namespace FakeKms.Conformance;

/// <summary>An alias moves between keys of one type and one usage: whoever uses it goes on as before.</summary>
[Operation("UpdateAlias")]
[Lanes]
public class AliasMoveConformance(string lane) : ConformanceFixture(lane)
{
    [TestCase("RSA_2048", "ENCRYPT_DECRYPT", "RSA_3072")]
    [TestCase("ECC_NIST_P256", "SIGN_VERIFY", "RSA_2048")]
    [TestCase("HMAC_256", "GENERATE_VERIFY_MAC", "HMAC_512")]
    [TestCase("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT")]
    public async Task An_alias_moves_to_another_spec_of_the_same_kind(string spec, string usage, string nextSpec)
    {
        var next = await NamedThenAsync(spec, usage, nextSpec, usage);

        await Client.UpdateAliasAsync(Alias, next);

        Assert.That((await Client.DescribeKeyAsync(Alias)).KeyMetadata.KeyId, Is.EqualTo(next));
    }

    [Refusal]
    [TestCase("RSA_2048", "ENCRYPT_DECRYPT", "RSA_2048", "SIGN_VERIFY")]
    [TestCase("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", "HMAC_256", "GENERATE_VERIFY_MAC")]
    [TestCase("ECC_NIST_P256", "KEY_AGREEMENT", "ECC_NIST_P256", "SIGN_VERIFY")]
    public async Task An_alias_does_not_move_to_a_key_of_another_usage(string spec, string usage, string nextSpec, string nextUsage)
    {
        var next = await NamedThenAsync(spec, usage, nextSpec, nextUsage);

        Assert.That(await ErrorOf(() => Client.UpdateAliasAsync(Alias, next)), Does.StartWith("ValidationException"));
    }

    [Refusal]
    [TestCase("SYMMETRIC_DEFAULT", "RSA_2048")]
    [TestCase("RSA_2048", "SYMMETRIC_DEFAULT")]
    public async Task An_alias_does_not_move_between_symmetric_and_asymmetric_keys(string spec, string nextSpec)
    {
        var next = await NamedThenAsync(spec, "ENCRYPT_DECRYPT", nextSpec, "ENCRYPT_DECRYPT");

        Assert.That(await ErrorOf(() => Client.UpdateAliasAsync(Alias, next)), Does.StartWith("ValidationException"));
    }

    private async Task<string> NamedThenAsync(string spec, string usage, string nextSpec, string nextUsage)
    {
        await Client.CreateAliasAsync(Alias, await CreateAsync(spec, usage));
        return await CreateAsync(nextSpec, nextUsage);
    }
}
