using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.Encapsulation;

namespace FakeKms.Tests.Engine.Faults;

/// <summary>Requests are throttled by AWS's quotas, in each second of the clock.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html"/></remarks>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public class RequestQuotaTests : IDisposable
{
    private const string Text = "ThrottlingException: You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.";

    private readonly FakeKmsServer kms = FakeKmsServer.Start(k => k
        .WithKey("alias/cards").WithKey("alias/mac", key => key.WithKeySpec(KeySpec.HMAC_256, KeyUsageType.GENERATE_VERIFY_MAC))
        .WithKey("alias/rsa", key => key.WithKeySpec(KeySpec.RSA_2048, KeyUsageType.SIGN_VERIFY))
        .WithRequestQuotas(quotas => quotas with { Symmetric = 2, Rsa = 1 }));

    public void Dispose()
    {
        kms.Dispose();
        GC.SuppressFinalize(this);
    }

    [Test]
    public async Task An_operation_with_a_rate_of_its_own_is_refused_beyond_it()
    {
        using var client = kms.CreateClient();
        for (var i = 0; i < 5; i++) await client.CreateKeyAsync(new CreateKeyRequest());
        Assert.That(await Outcome(() => client.CreateKeyAsync(new CreateKeyRequest())), Is.EqualTo(Text));
    }

    [Test]
    public async Task Operations_of_one_pool_share_it()
    {
        using var client = kms.CreateClient();
        await client.EncryptAsync(new EncryptRequest { KeyId = "alias/cards", Plaintext = new([1]) });
        await client.GenerateMacAsync(new GenerateMacRequest { KeyId = "alias/mac", MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_256, Message = new([1]) });
        Assert.That(await Outcome(() => client.GenerateRandomAsync(8)), Is.EqualTo(Text));
    }

    [Test]
    public async Task A_fork_has_used_in_the_present_second_what_the_server_had()
    {
        using var client = kms.CreateClient();
        await client.GenerateRandomAsync(8);
        using var fork = kms.Fork();
        using var other = fork.CreateClient();

        Assert.That((await Outcome(() => other.GenerateRandomAsync(8)), await Outcome(() => other.GenerateRandomAsync(8))), Is.EqualTo(("ok", Text)));
    }

    [Test]
    public async Task Pools_of_different_keys_are_apart()
    {
        using var client = kms.CreateClient();
        await client.GenerateRandomAsync(8);
        await client.GenerateRandomAsync(8);
        Assert.That(await Outcome(() => Sign(client)), Is.EqualTo("ok"));
        Assert.That(await Outcome(() => Sign(client)), Is.EqualTo(Text));
    }

    [Test]
    public async Task Elliptic_curves_and_data_key_pairs_have_quotas_of_their_own()
    {
        using var server = FakeKmsServer.Start(k => k.WithKey("alias/cards")
            .WithKey("alias/ecc", key => key.WithKeySpec(KeySpec.ECC_NIST_P256, KeyUsageType.SIGN_VERIFY))
            .WithRequestQuotas(quotas => (quotas with { EccAndSm2 = 1 }).WithDataKeyPairs("ECC_NIST_P256", 1)));
        using var client = server.CreateClient();
        Task Sign() => client.SignAsync(new SignRequest { KeyId = "alias/ecc", Message = new([1]), SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256 });
        Task MakePair() => client.GenerateDataKeyPairWithoutPlaintextAsync(
            new GenerateDataKeyPairWithoutPlaintextRequest { KeyId = "alias/cards", KeyPairSpec = DataKeyPairSpec.ECC_NIST_P256 });

        string[] outcomes = [await Outcome(Sign), await Outcome(Sign), await Outcome(MakePair), await Outcome(MakePair)];

        Assert.That(outcomes, Is.EqualTo(new[] { "ok", Text, "ok", Text }));
    }

    [TestCase(-1, Text)]
    [TestCase(0, "ok")]
    [TestCase(1, "ok")]
    public async Task A_new_second_begins_anew(int ticksPast, string outcome)
    {
        using var client = kms.CreateClient();
        await client.GenerateRandomAsync(8);
        await client.GenerateRandomAsync(8);
        kms.Advance(TimeSpan.FromTicks(TimeSpan.TicksPerSecond - (kms.Clock.GetUtcNow().UtcTicks % TimeSpan.TicksPerSecond) + ticksPast));
        Assert.That(await Outcome(() => client.GenerateRandomAsync(8)), Is.EqualTo(outcome));
    }

    [Test]
    public async Task Each_Region_and_each_account_has_quotas_of_its_own()
    {
        using var client = kms.CreateClient();
        using var elsewhere = kms.CreateClient("eu-west-1");
        using var other = kms.CreateClient(KmsCaller.IamUser("Bob").WithAccountId("444455556666"));
        foreach (var each in new[] { client, elsewhere, other })
        {
            for (var i = 0; i < 2; i++) Assert.That(await Outcome(() => each.GenerateRandomAsync(8)), Is.EqualTo("ok"));
        }
        Assert.That(await Outcome(() => other.GenerateRandomAsync(8)), Is.EqualTo(Text));
    }

    [Test]
    public async Task A_throttled_call_has_no_effect_and_is_recorded()
    {
        using var client = kms.CreateClient();
        for (var i = 0; i < 6; i++) await Outcome(() => client.CreateKeyAsync(new CreateKeyRequest()));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Keys, Has.Count.EqualTo(8));
            Assert.That(kms.Trail[^1].ErrorCode, Is.EqualTo("ThrottlingException"));
            Assert.That(kms.Trail[^1].InjectedFault, Is.Null);
        }
    }

    [Test]
    public async Task ReplicateKey_counts_as_two_CreateKey_in_the_other_Region()
    {
        using var client = kms.CreateClient();
        using var elsewhere = kms.CreateClient("eu-west-1");
        for (var i = 0; i < 4; i++) await elsewhere.CreateKeyAsync(new CreateKeyRequest());
        var primary = (await client.CreateKeyAsync(new CreateKeyRequest { MultiRegion = true })).KeyMetadata;
        Assert.That(
            await Outcome(() => client.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = primary.KeyId, ReplicaRegion = "eu-west-1" })), Is.EqualTo(Text));
        Assert.That(await Outcome(() => elsewhere.CreateKeyAsync(new CreateKeyRequest())), Is.EqualTo("ok"));
    }

    [Test]
    public async Task Data_key_pairs_have_a_rate_for_each_kind()
    {
        using var client = kms.CreateClient();
        Task Pair(DataKeyPairSpec spec) => client.GenerateDataKeyPairWithoutPlaintextAsync(
            new GenerateDataKeyPairWithoutPlaintextRequest { KeyId = "alias/cards", KeyPairSpec = spec });

        await Pair(DataKeyPairSpec.RSA_4096);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Outcome(() => Pair(DataKeyPairSpec.RSA_4096)), Is.EqualTo(Text));
            Assert.That(await Outcome(() => Pair(DataKeyPairSpec.ECC_NIST_P256)), Is.EqualTo("ok"));
        }
    }

    [Test]
    public async Task Data_key_pairs_of_one_kind_leave_those_of_another_and_the_symmetric_operations_alone()
    {
        using var server = FakeKmsServer.Start(k => k.WithKey("alias/cards").WithRequestQuotas(quotas =>
            (quotas with { Symmetric = 1 }).WithDataKeyPairs("ECC_NIST_P256", 1).WithDataKeyPairs("ECC_NIST_P384", 1)));
        using var client = server.CreateClient();
        Task Pair(DataKeyPairSpec spec) => client.GenerateDataKeyPairWithoutPlaintextAsync(
            new GenerateDataKeyPairWithoutPlaintextRequest { KeyId = "alias/cards", KeyPairSpec = spec });

        string[] outcomes =
        [
            await Outcome(() => Pair(DataKeyPairSpec.ECC_NIST_P256)), await Outcome(() => Pair(DataKeyPairSpec.ECC_NIST_P384)),
            await Outcome(() => client.GenerateRandomAsync(8)), await Outcome(() => client.GenerateRandomAsync(8)),
        ];

        Assert.That(outcomes, Is.EqualTo(new[] { "ok", "ok", "ok", Text }));
    }

    [TestCase("us-east-1", "ML_DSA_44")]
    [TestCase("us-east-1", "ECC_NIST_P256")]
    [TestCase("cn-north-1", "SM2")]
    public async Task Keys_that_sign_have_quotas_of_their_kind(string region, string spec)
    {
        using var server = FakeKmsServer.Start(k => k.WithRegion(region)
            .WithKey("alias/signing", key => key.WithKeySpec(KeySpec.FindValue(spec), KeyUsageType.SIGN_VERIFY))
            .WithRequestQuotas(quotas => quotas with { Symmetric = 1, Rsa = 1, MlKem = 1, EccAndSm2 = spec == "ML_DSA_44" ? 1 : 2, MlDsa = spec == "ML_DSA_44" ? 2 : 1 }));
        using var client = server.CreateClient();
        Task Sign() => client.SignAsync(new SignRequest
        {
            KeyId = "alias/signing",
            Message = new([1]),
            SigningAlgorithm = spec switch
            {
                "ML_DSA_44" => SigningAlgorithmSpec.ML_DSA_SHAKE_256,
                "SM2" => SigningAlgorithmSpec.SM2DSA,
                _ => SigningAlgorithmSpec.ECDSA_SHA_256,
            },
        });

        string[] outcomes = [await Outcome(Sign), await Outcome(Sign), await Outcome(Sign)];

        Assert.That(outcomes, Is.EqualTo(new[] { "ok", "ok", Text }));
    }

    [Test]
    public async Task Keys_that_encapsulate_have_a_quota_of_their_own()
    {
        using var server = FakeKmsServer.Start(k => k
            .WithRequestQuotas(quotas => quotas with { Symmetric = 1, Rsa = 1, EccAndSm2 = 1, MlDsa = 1, MlKem = 2 }));
        using var client = server.CreateClient();
        var keyId = await client.CreateKemKeyAsync();
        Task Encapsulate() => client.EncapsulateAsync(new EncapsulateRequest { KeyId = keyId, EncapsulationAlgorithm = EncapsulationAlgorithmSpec.ML_KEM });

        string[] outcomes = [await Outcome(Encapsulate), await Outcome(Encapsulate), await Outcome(Encapsulate)];

        Assert.That(outcomes, Is.EqualTo(new[] { "ok", "ok", Text }));
    }

    [Test]
    public async Task UpdatePrimaryRegion_counts_in_both_Regions_and_in_no_other()
    {
        using var server = FakeKmsServer.Start(k => k.WithRequestQuotas(quotas => quotas.WithOperation("UpdatePrimaryRegion", 1)));
        using var client = server.CreateClient();
        using var elsewhere = server.CreateClient("eu-west-1");
        using var farAway = server.CreateClient("ap-south-1");
        async Task<string> Move(IAmazonKeyManagementService from, string to)
        {
            var keyId = (await from.CreateKeyAsync(new CreateKeyRequest { MultiRegion = true })).KeyMetadata.KeyId;
            await from.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = keyId, ReplicaRegion = to });
            return await Outcome(() => from.UpdatePrimaryRegionAsync(new UpdatePrimaryRegionRequest { KeyId = keyId, PrimaryRegion = to }));
        }

        string[] outcomes = [await Move(client, "eu-west-1"), await Move(elsewhere, "eu-west-2"), await Move(farAway, "ap-south-2")];

        Assert.That(outcomes, Is.EqualTo(new[] { "ok", Text, "ok" }));
    }

    [Test]
    public async Task UpdatePrimaryRegion_to_the_Region_that_it_is_in_counts_once()
    {
        using var server = FakeKmsServer.Start(k => k.WithRequestQuotas(quotas => quotas.WithOperation("UpdatePrimaryRegion", 1)));
        using var client = server.CreateClient();
        var keyId = (await client.CreateKeyAsync(new CreateKeyRequest { MultiRegion = true })).KeyMetadata.KeyId;

        var outcome = await Outcome(() => client.UpdatePrimaryRegionAsync(new UpdatePrimaryRegionRequest { KeyId = keyId, PrimaryRegion = "us-east-1" }));

        Assert.That(outcome, Does.Not.StartWith("ThrottlingException"));
    }

    [Test]
    public async Task The_own_calls_of_services_count_for_nobody()
    {
        using var service = kms.CreateClient(KmsCaller.AwsService("s3.amazonaws.com"));
        List<string> outcomes = [];
        for (var i = 0; i < 4; i++) outcomes.Add(await Outcome(() => service.GenerateRandomAsync(8)));
        Assert.That(outcomes, Is.All.EqualTo("ok"));
    }

    [Test]
    public void A_quota_of_nothing_is_refused() => Assert.That(
        () => FakeKmsServer.Start(k => k.WithRequestQuotas(quotas => quotas with { Rsa = -1 })),
        Throws.ArgumentException.With.Message.StartsWith("Rsa is -1 requests per second; the least is 1."));

    [Test]
    public void An_operation_without_a_rate_of_its_own_is_named() => Assert.That(
        () => new KmsRequestQuotas().WithOperation("Encrypt", 1),
        Throws.ArgumentException.With.Message.StartsWith("'Encrypt' has no quota of its own. Cryptographic operations share Symmetric"));

    private static Task Sign(IAmazonKeyManagementService client) => client.SignAsync(
        new SignRequest { KeyId = "alias/rsa", Message = new([1]), SigningAlgorithm = SigningAlgorithmSpec.RSASSA_PSS_SHA_256 });

    private static async Task<string> Outcome(Func<Task> call)
    {
        try
        {
            await call();
            return "ok";
        }
        catch (AmazonKeyManagementServiceException error)
        {
            return $"{error.ErrorCode}: {error.Message}";
        }
    }
}
