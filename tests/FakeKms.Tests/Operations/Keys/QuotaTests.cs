using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.Policies;
using static FakeKms.Tests.Operations.Policies.Policies;

namespace FakeKms.Tests.Operations.Keys;

public class QuotaTests : InMemory
{
    [Test]
    public void The_defaults_are_those_of_AWS()
    {
        var quotas = new KmsQuotas();

        Assert.That(
            (quotas.KeysPerRegion, quotas.AliasesPerKey, quotas.GrantsPerKey, quotas.TagsPerKey, quotas.KeyPolicyBytes, quotas.OnDemandRotationsPerKey, quotas.CustomKeyStores),
            Is.EqualTo((100_000, 50, 50_000, 50, 32_768, 25, 10)));
    }

    [Test]
    public async Task Keys_count_in_every_state_until_they_are_gone()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.CreateExternalKeyAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        var full = await ErrorOf(() => Client.CreateSymmetricKeyAsync());
        Kms.Advance(TimeSpan.FromDays(7));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(full, Does.StartWith("LimitExceededException"));
            Assert.That(await ErrorOf(() => Client.CreateSymmetricKeyAsync()), Is.EqualTo("no error"));
        }
    }

    [Test]
    public async Task Each_Region_has_its_own_quota()
    {
        using var away = Kms.CreateClient(config => config.AuthenticationRegion = "eu-west-1");
        await Client.CreateSymmetricKeyAsync();
        await Client.CreateSymmetricKeyAsync();

        Assert.That(await ErrorOf(() => away.CreateSymmetricKeyAsync()), Is.EqualTo("no error"));
    }

    [Test]
    public async Task A_replica_counts_in_its_own_Region()
    {
        using var away = Kms.CreateClient(config => config.AuthenticationRegion = "eu-west-1");
        var keyId = (await Client.CreateKeyAsync(new CreateKeyRequest { MultiRegion = true })).KeyMetadata.KeyId;
        await away.CreateSymmetricKeyAsync();
        await away.CreateSymmetricKeyAsync();

        Assert.That(await ErrorOf(() => Client.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = keyId, ReplicaRegion = "eu-west-1" })), Does.StartWith("LimitExceededException"));
    }

    [Test]
    public async Task AWS_managed_keys_do_not_count()
    {
        await Client.DescribeKeyAsync("alias/aws/s3");
        await Client.DescribeKeyAsync("alias/aws/ebs");

        Assert.That(await ErrorOf(() => Client.CreateSymmetricKeyAsync()), Is.EqualTo("no error"));
    }

    [Test]
    public async Task A_key_has_so_many_aliases()
    {
        var (keyId, other) = (await Client.CreateSymmetricKeyAsync(), await Client.CreateSymmetricKeyAsync());
        await Client.CreateAliasAsync("alias/a", keyId);
        await Client.CreateAliasAsync("alias/b", keyId);
        await Client.CreateAliasAsync("alias/c", other);
        const string error = "LimitExceededException: Aliases per key quota for this account in this region is 2, current usage is 2.";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.CreateAliasAsync("alias/d", keyId)), Is.EqualTo(error));
            Assert.That(await ErrorOf(() => Client.UpdateAliasAsync("alias/c", keyId)), Is.EqualTo(error));
        }
    }

    [Test]
    public async Task A_key_has_so_many_tags()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await TagAsync(keyId, "a", "b");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => TagAsync(keyId, "c")), Is.EqualTo("TagException: Too many tags"));
            Assert.That(await ErrorOf(() => TagAsync(keyId, "a")), Is.EqualTo("no error"));
            Assert.That(await ErrorOf(() => Client.CreateKeyAsync(new CreateKeyRequest { Tags = Tags("a", "b", "c") })), Is.EqualTo("TagException: Too many tags"));
        }
    }

    [Test]
    public async Task A_policy_has_so_many_bytes()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var policy = Of(Allow(Root));
        var longest = policy + new string(' ', 400 - policy.Length);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.PutAsync(keyId, longest)), Is.EqualTo("no error"));
            Assert.That(await ErrorOf(() => Client.PutAsync(keyId, longest + " ")), Does.StartWith("LimitExceededException"));
            Assert.That(await ErrorOf(() => Client.CreateKeyAsync(new CreateKeyRequest { Policy = longest + " " })), Does.StartWith("LimitExceededException"));
        }
    }

    [Test]
    public async Task A_key_is_rotated_so_often_on_demand()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        for (var i = 0; i < 3; i++) await Client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = keyId });

        Assert.That(await ErrorOf(() => Client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = keyId })), Does.StartWith("LimitExceededException"));
    }

    protected override void Configure(FakeKmsBuilder builder) => builder.WithQuotas(quotas => quotas with
    {
        KeysPerRegion = 2,
        AliasesPerKey = 2,
        TagsPerKey = 2,
        KeyPolicyBytes = 400,
        OnDemandRotationsPerKey = 3,
    });

    private static List<Tag> Tags(params string[] keys) => [.. keys.Select(key => new Tag { TagKey = key, TagValue = "v" })];

    private Task TagAsync(string keyId, params string[] keys) => Client.TagResourceAsync(new TagResourceRequest { KeyId = keyId, Tags = Tags(keys) });
}
