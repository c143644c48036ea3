using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Seeding.Estates;

/// <summary>Keys that look like those of a company.</summary>
public class InventedEstateTests
{
    [Test]
    public void The_same_seed_invents_the_same_estate_and_another_seed_another_one()
    {
        static string[] Of(long seed)
        {
            using var kms = FakeKmsServer.Start(k => k.WithSeed(seed).WithEstate(e => e.Keys(40)));
            return [.. kms.Estate.Select(key => $"{key.Alias} {kms.Key(key.Alias).KeyId} {key.Caller} {kms.Key(key.Alias).Policy} {kms.Key(key.Alias).Tags["Owner"]}")];
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Of(7), Is.EqualTo(Of(7)));
            Assert.That(Of(7).Intersect(Of(8)), Is.Empty);
        }
    }

    [Test]
    public void An_estate_of_two_hundred_keys_has_every_kind()
    {
        using var kms = Pinned.Server(k => k.WithEstate(e => e.Keys(200)));
        var keys = kms.Estate.Select(key => kms.Key(key.Alias)).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(keys.Select(key => key.KeyId).Distinct().Count(), Is.EqualTo(200));
            Assert.That(keys.Count(key => key.Origin == OriginType.EXTERNAL), Is.EqualTo(20));
            Assert.That(keys.Count(key => key.Materials.Any(material => material.ValidTo is not null)), Is.EqualTo(10));
            Assert.That(kms.Keys.Count(key => key.Arn.Contains(":eu-west-1:", StringComparison.Ordinal)), Is.EqualTo(10));
            Assert.That(keys.Select(key => key.KeySpec.Value).Distinct(), Is.EquivalentTo(new[]
            {
                "SYMMETRIC_DEFAULT", "ECC_NIST_P256", "HMAC_256", "RSA_2048", "RSA_3072", "ECC_NIST_P384",
            }));
            Assert.That(keys.Select(key => key.KeyState.Value).Distinct(), Is.EquivalentTo(new[] { "Enabled", "Disabled", "PendingDeletion" }));
            Assert.That(keys.All(key => key.Tags.Count == 6 && key.Description.Length > 0), Is.True);
        }
    }

    [Test]
    public void Two_of_three_keys_of_the_common_kind_rotate()
    {
        using var kms = Pinned.Server(k => k.WithEstate(e => e.Keys(100).Imported(0).MultiRegion(0)));
        var rotates = kms.Keys.Where(key => key.KeySpec == KeySpec.SYMMETRIC_DEFAULT && key.KeyState == KeyState.Enabled)
            .CountBy(key => key.RotationPeriodInDays is not null).ToDictionary();

        Assert.That(rotates[true], Is.InRange((2 * rotates[false]) - 2, 2 * rotates[false]));
    }

    [Test]
    public void The_numbers_of_the_kinds_can_be_said()
    {
        using var kms = Pinned.Server(k => k.WithEstate(e => e.Keys(12).Imported(4).MultiRegion(3, "eu-central-1", "eu-north-1")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Estate.Count(key => kms.Key(key.Alias).Origin == OriginType.EXTERNAL), Is.EqualTo(4));
            Assert.That(kms.Keys.Count(key => key.Arn.Contains(":eu-north-1:", StringComparison.Ordinal)), Is.EqualTo(3));
            Assert.That(kms.Keys, Has.Count.EqualTo(12 + (3 * 2)));
        }
    }

    [Test]
    public async Task Each_service_can_use_its_keys_with_their_context_and_only_so()
    {
        using var kms = Pinned.Server(k => k.WithAuthorization(KmsAuthorizationMode.Strict).WithEstate(e => e.Keys(60).Imported(3)));
        var usable = kms.Estate.Where(key => key.EncryptionContext.Count > 0 && kms.Key(key.Alias).KeyState == KeyState.Enabled).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(usable, Has.Length.GreaterThan(30));
            foreach (var key in usable)
            {
                var stranger = usable.First(other => other.Caller != key.Caller);
                Assert.That(await TryAsync(kms, key, key.Caller, key.EncryptionContext), Is.EqualTo("ok"), key.Alias);
                Assert.That(await TryAsync(kms, key, key.Caller, new Dictionary<string, string>()), Is.EqualTo("AccessDeniedException"), key.Alias);
                Assert.That(await TryAsync(kms, key, stranger.Caller, key.EncryptionContext), Is.EqualTo("AccessDeniedException"), key.Alias);
            }
        }
    }

    [Test]
    public async Task Services_can_sign_make_codes_and_derive_secrets()
    {
        using var kms = Pinned.Server(k => k.WithAuthorization(KmsAuthorizationMode.Strict).WithEstate(e => e.Keys(200)));
        var signing = kms.Estate.First(key => key.KeySpec == KeySpec.ECC_NIST_P256);
        var authenticating = kms.Estate.First(key => key.KeySpec == KeySpec.HMAC_256);
        using var signer = kms.CreateClient(signing.Caller);
        using var authenticator = kms.CreateClient(authenticating.Caller);

        var signature = await signer.SignAsync(new SignRequest
        {
            KeyId = signing.Alias,
            Message = new MemoryStream([1, 2, 3]),
            SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256,
        });
        var code = await authenticator.GenerateMacAsync(new GenerateMacRequest
        {
            KeyId = authenticating.Alias,
            Message = new MemoryStream([1, 2, 3]),
            MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_256,
        });

        Assert.That((signature.Signature.Length > 60, code.Mac.Length), Is.EqualTo((true, 32L)));
    }

    [Test]
    public async Task The_callers_are_known_by_their_access_keys()
    {
        using var kms = Pinned.Server(k => k.WithEstate(e => e.Keys(3)));
        var caller = kms.Estate[0].Caller;
        using var own = OwnClient.Of(kms, caller.AccessKeyId);

        await own.ListKeysAsync(new ListKeysRequest());

        Assert.That(kms.Trail[^1].UserIdentity.SessionContext?.SessionIssuer?.UserName, Is.EqualTo(caller.Name));
    }

    [Test]
    public void A_fork_has_the_estate()
    {
        using var kms = Pinned.Server(k => k.WithEstate(e => e.Keys(3)));
        using var fork = kms.Fork();

        Assert.That(fork.Estate, Is.EqualTo(kms.Estate));
    }

    [TestCase("cn-north-1")]
    [TestCase("us-gov-west-1")]
    [TestCase("eu-west-1")]
    public void Every_partition_has_a_second_region_for_the_replicas(string region)
    {
        using var kms = Pinned.Server(k => k.WithRegion(region).WithEstate(e => e.Keys(1).MultiRegion(1)));

        Assert.That(kms.Keys, Has.Count.EqualTo(2));
    }

    [Test]
    public void Estates_add_up()
    {
        using var kms = Pinned.Server(k => k.WithEstate(e => e.Keys(30)).WithEstate(e => e.Keys(30)));

        Assert.That(kms.Estate.Select(key => key.Alias).Distinct().Count(), Is.EqualTo(60));
    }

    [Test]
    public void An_estate_without_keys_is_refused() => Assert.That(
        () => FakeKmsServer.Start(k => k.WithEstate(_ => { })),
        Throws.ArgumentException.With.Message.EqualTo("The estate has no keys. Say how many: WithEstate(e => e.Keys(200))."));

    [Test]
    public void More_keys_of_a_kind_than_keys_are_refused() => Assert.That(
        () => FakeKmsServer.Start(k => k.WithEstate(e => e.Keys(10).Imported(8).MultiRegion(3))),
        Throws.ArgumentException.With.Message.EqualTo(
            "The estate has 10 keys, of which 8 are to be imported and 3 multi-Region keys. Raise Keys, or lower the others."));

    [Test]
    public void A_partition_with_one_region_has_no_replicas() => Assert.That(
        () => FakeKmsServer.Start(k => k.WithRegion("eusc-de-east-1").WithEstate(e => e.Keys(20))),
        Throws.ArgumentException.With.Message.EqualTo("The estate is in a partition with one Region: write MultiRegion(0)."));

    [TestCase(0)]
    [TestCase(100_001)]
    public void A_number_of_keys_is_one_to_a_hundred_thousand(int count) => Assert.That(
        () => FakeKmsServer.Start(k => k.WithEstate(e => e.Keys(count))), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void A_seed_that_is_kept_is_refused_after_the_start()
    {
        EstateSeed? kept = null;
        using var kms = Pinned.Server(k => k.WithEstate(e => kept = e.Keys(1)));

        Assert.That(() => kept!.Imported(1), Throws.InvalidOperationException);
    }

    private static async Task<string> TryAsync(FakeKmsServer kms, KmsEstateKey key, KmsCaller caller, IReadOnlyDictionary<string, string> context)
    {
        using var client = kms.CreateClient(caller, config => config.MaxErrorRetry = 0);
        try
        {
            await client.EncryptAsync(new EncryptRequest { KeyId = key.Alias, Plaintext = new MemoryStream([1]), EncryptionContext = new(context) });
            return "ok";
        }
        catch (AmazonKeyManagementServiceException refused)
        {
            return refused.ErrorCode;
        }
    }
}
