using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Crypto.Rsa;
using FakeKms.Tests.Crypto.Rsa;
using FakeKms.Tests.Seeding;

namespace FakeKms.Tests.Engine;

/// <summary>Where RSA keys come from, and that none comes twice.</summary>
public class RsaKeyGenerationTests
{
    private static readonly WrappingKeySpec[] WrappingSpecs = [WrappingKeySpec.RSA_2048, WrappingKeySpec.RSA_3072, WrappingKeySpec.RSA_4096];

    [Test]
    public async Task No_two_keys_of_a_server_share_a_modulus()
    {
        await using var kms = Pinned.Server(k => k.WithSeed(11));
        using var client = kms.CreateClient();
        var moduli = new List<byte[]>();
        for (var round = 0; round < 6; round++)
        {
            foreach (var spec in new[] { "RSA_2048", "RSA_3072", "RSA_4096" }) moduli.Add(await KeyAsync(client, spec));
            moduli.Add(await DataKeyPairAsync(client));
            moduli.Add(await WrappingKeyAsync(client, WrappingSpecs[round % 3]));
        }

        Assert.That(moduli.Select(Convert.ToHexString), Is.Unique);
    }

    // The last two keys of the pool, and then one of each purpose that has to be searched for.
    [Test]
    public async Task No_two_keys_share_a_modulus_beyond_the_pool_either()
    {
        await using var kms = Pinned.Server(k => k.WithRsaKeysMade(RsaPrimePool.PairCount - 2));
        using var client = kms.CreateClient();
        byte[][] moduli =
        [
            await KeyAsync(client, "RSA_2048"), await WrappingKeyAsync(client, WrappingKeySpec.RSA_2048),
            await KeyAsync(client, "RSA_2048"), await WrappingKeyAsync(client, WrappingKeySpec.RSA_2048), await DataKeyPairAsync(client),
        ];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(moduli.Select(Convert.ToHexString), Is.Unique);
            Assert.That(moduli.Select(IsOfPool), Is.EqualTo(new[] { true, true, false, false, false }));
        }
    }

    [Test]
    public async Task The_pool_is_where_keys_come_from_unless_something_else_is_said()
    {
        static async Task<byte[]> OfAsync(Action<FakeKmsBuilder> configure)
        {
            await using var kms = Pinned.Server(configure);
            using var client = kms.CreateClient();
            return await KeyAsync(client, "RSA_2048");
        }

        var said = await OfAsync(k => k.WithRsaKeyGeneration(RsaKeyGeneration.Pool));

        Assert.That((Convert.ToHexString(said), IsOfPool(said)), Is.EqualTo((Convert.ToHexString(await OfAsync(_ => { })), true)));
    }

    [Test]
    public async Task Keys_can_be_searched_for_from_the_start()
    {
        static Task<byte[][]> TwoAsync(long seed) => Task.Run(async () =>
        {
            await using var kms = Pinned.Server(k => k.WithSeed(seed).WithRsaKeyGeneration(RsaKeyGeneration.Seeded));
            using var client = kms.CreateClient();
            return new[] { await KeyAsync(client, "RSA_2048"), await WrappingKeyAsync(client, WrappingKeySpec.RSA_2048) };
        });

        var keys = await Task.WhenAll(TwoAsync(1), TwoAsync(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(keys[1], Is.EqualTo(keys[0]));
            Assert.That(keys[0].Select(IsOfPool), Has.All.False);
        }
    }

    [Test]
    public async Task Keys_can_come_from_the_operating_system()
    {
        static Task<byte[][]> TwoAsync() => Task.Run(async () =>
        {
            await using var kms = Pinned.Server(k => k.WithRsaKeyGeneration(RsaKeyGeneration.System));
            using var client = kms.CreateClient();
            return new[] { await KeyAsync(client, "RSA_2048"), await WrappingKeyAsync(client, WrappingKeySpec.RSA_2048) };
        });

        var keys = (await Task.WhenAll(TwoAsync(), TwoAsync())).SelectMany(pair => pair).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(keys.Select(Convert.ToHexString), Is.Unique);
            Assert.That(keys.Select(IsOfPool), Has.All.False);
        }
    }

    [Test]
    public async Task Creating_a_key_searches_for_no_primes()
    {
        await using var kms = Pinned.Server(k => k.WithRsaKeyGeneration(RsaKeyGeneration.Seeded));
        using var client = kms.CreateClient();
        await client.CreateKeyAsync(new CreateKeyRequest { KeySpec = KeySpec.RSA_4096, KeyUsage = KeyUsageType.SIGN_VERIFY });

        Assert.That(kms.Keys.Single().Materials, Is.Empty);
    }

    [Test]
    public void There_are_three_sources_of_keys() =>
        Assert.That(() => Pinned.Server(k => k.WithRsaKeyGeneration((RsaKeyGeneration)3)), Throws.TypeOf<ArgumentOutOfRangeException>());

    private static bool IsOfPool(byte[] modulus) => PoolModuli.All.Contains(Convert.ToHexString(modulus));

    private static async Task<byte[]> KeyAsync(IAmazonKeyManagementService client, string spec)
    {
        var created = await client.CreateKeyAsync(new CreateKeyRequest { KeySpec = spec, KeyUsage = KeyUsageType.SIGN_VERIFY });
        return KeyTraces.Modulus((await client.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = created.KeyMetadata.KeyId })).PublicKey);
    }

    private static async Task<byte[]> DataKeyPairAsync(IAmazonKeyManagementService client) => KeyTraces.Modulus((await client.GenerateDataKeyPairAsync(
        new GenerateDataKeyPairRequest { KeyId = await client.CreateSymmetricKeyAsync(), KeyPairSpec = DataKeyPairSpec.RSA_2048 })).PublicKey);

    private static async Task<byte[]> WrappingKeyAsync(IAmazonKeyManagementService client, WrappingKeySpec spec)
    {
        var created = await client.CreateKeyAsync(new CreateKeyRequest { Origin = OriginType.EXTERNAL });
        return KeyTraces.Modulus((await client.GetParametersForImportAsync(new GetParametersForImportRequest
        {
            KeyId = created.KeyMetadata.KeyId,
            WrappingAlgorithm = AlgorithmSpec.RSAES_OAEP_SHA_256,
            WrappingKeySpec = spec,
        })).PublicKey);
    }
}
