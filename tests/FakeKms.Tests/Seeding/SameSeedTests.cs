using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Seeding;

/// <summary>The same seed gives the same keys, another one other keys, whatever the spec.</summary>
public class SameSeedTests
{
    [TestCaseSource(typeof(GivenMaterials), nameof(GivenMaterials.Specs))]
    public async Task A_key_that_is_created_follows_the_seed(string spec)
    {
        var (one, twin, other) = (await CreateAsync(spec, seed: 3), await CreateAsync(spec, seed: 3), await CreateAsync(spec, seed: 4));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(twin, Is.EqualTo(one));
            Assert.That(other, Is.Not.EqualTo(one));
        }
    }

    [Test]
    public async Task An_RSA_key_beyond_the_pool_follows_the_seed_too()
    {
        static void Exhausted(FakeKmsBuilder k) => k.WithRsaKeysMade(2016);
        static void Busy(FakeKmsBuilder k) => k.WithRsaKeysMade(2016).WithKey("alias/other", key => key.Imported());

        var keys = await Task.WhenAll(
            Task.Run(() => CreateAsync("RSA_2048", seed: 3, Exhausted)),
            Task.Run(() => CreateAsync("RSA_2048", seed: 3, Busy)),
            Task.Run(() => CreateAsync("RSA_2048", seed: 4, Exhausted)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(keys[1], Is.EqualTo(keys[0]), "whatever other keys there are");
            Assert.That(keys[2], Is.Not.EqualTo(keys[0]));
        }
    }

    [Test]
    public void Invented_keys_follow_every_bit_of_the_seed()
    {
        string Names(long seed)
        {
            using var kms = FakeKmsServer.Start(k => k.WithSeed(seed).WithKeys(5));
            return string.Join(", ", kms.Keys.Select(key => $"{key.Aliases[0]} {key.Description}"));
        }
        var names = new[] { 42, 42 ^ (1L << 31), 42 ^ (1L << 32), 42 ^ long.MinValue }.Select(Names);

        Assert.That(names, Is.Unique);
    }

    private static async Task<string> CreateAsync(string spec, long seed, Action<FakeKmsBuilder>? more = null)
    {
        await using var kms = FakeKmsServer.Start(k =>
        {
            k.WithSeed(seed).WithRegion(spec == "SM2" ? "cn-north-1" : "us-east-1");
            more?.Invoke(k);
        });
        using var client = kms.CreateClient();
        var request = new CreateKeyRequest { KeySpec = spec, KeyUsage = GivenMaterials.UsageOf(spec) };
        return await client.TraceAsync((await client.CreateKeyAsync(request)).KeyMetadata.KeyId, spec);
    }
}
