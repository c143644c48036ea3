using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Policies.Conditions;
using FakeKms.Domain.Policies.Decisions;
using FakeKms.Engine.State;

namespace FakeKms.Tests.Engine.Permissions;

/// <summary>What policies find of the key that a call is about.</summary>
public class KeyConditionTests
{
    private static readonly AccountOrganization Company = new(PermissionWorld.Account, "o-a1b2c3d4e5", "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/");

    [TestCase("alias/cards", "SYMMETRIC_DEFAULT ENCRYPT_DECRYPT AWS_KMS SYMMETRIC_DEFAULT ENCRYPT_DECRYPT false absent")]
    [TestCase("alias/imported", "SYMMETRIC_DEFAULT ENCRYPT_DECRYPT EXTERNAL SYMMETRIC_DEFAULT ENCRYPT_DECRYPT false absent")]
    [TestCase("alias/agreeing", "ECC_NIST_P256 KEY_AGREEMENT AWS_KMS ECC_NIST_P256 KEY_AGREEMENT false absent")]
    [TestCase("alias/global", "SYMMETRIC_DEFAULT ENCRYPT_DECRYPT AWS_KMS SYMMETRIC_DEFAULT ENCRYPT_DECRYPT true PRIMARY")]
    public void The_traits_of_a_key_are_told(string keyId, string traits)
    {
        using var world = new PermissionWorld();
        string[] keys = ["kms:KeySpec", "kms:KeyUsage", "kms:KeyOrigin", "kms:CustomerMasterKeySpec", "kms:CustomerMasterKeyUsage", "kms:MultiRegion", "kms:MultiRegionKeyType"];

        Assert.That(string.Join(' ', keys.Select(key => world.Value(key, keyId))), Is.EqualTo(traits));
    }

    [Test]
    public void A_replica_is_told_from_its_primary_key()
    {
        using var world = new PermissionWorld();

        var context = world.Checks(new DescribeKeyRequest { KeyId = world.Key("alias/global").KeyId }, region: PermissionWorld.Away)[0].Context;

        Assert.That(
            (PermissionWorld.Read(context, "kms:MultiRegionKeyType"), PermissionWorld.Read(context, "kms:MultiRegion"), PermissionWorld.Read(context, "aws:RequestedRegion")),
            Is.EqualTo(("REPLICA", "true", "eu-west-1")));
    }

    [TestCase("aws:ResourceTag/Project", "Alpha")]
    [TestCase("AWS:RESOURCETAG/PROJECT", "Alpha")]
    [TestCase("aws:ResourceTag/Stage", "absent")]
    [TestCase("aws:ResourceTag/", "absent")]
    public void A_tag_of_the_key_is_found_whatever_the_case_of_its_key(string key, string value)
    {
        using var world = new PermissionWorld();

        Assert.That(world.Value(key), Is.EqualTo(value));
    }

    [Test]
    public async Task The_aliases_of_a_key_are_told_and_none_is_not_an_empty_list()
    {
        using var world = new PermissionWorld();
        await world.Client.CreateAliasAsync("alias/accounts", world.Key("alias/cards").KeyId);
        var bare = (await world.Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.KeyId;

        Assert.That((world.Value("kms:ResourceAliases"), world.Value("kms:ResourceAliases", bare)), Is.EqualTo(("[alias/accounts, alias/cards]", "absent")));
    }

    [TestCase(2, "[alias/cards, alias/second]")]
    [TestCase(1, "absent")]
    public void The_aliases_of_a_key_with_more_than_the_quota_let_nobody_in(int quota, string value)
    {
        using var world = new PermissionWorld();
        var home = world.Key("alias/cards");
        world.State.Directory.Table(home.Home).AddAlias("alias/second", home, Pinned.Start);
        world.With(settings => settings with { Quotas = settings.Quotas with { AliasesPerKey = quota } });

        Assert.That(world.Value("kms:ResourceAliases"), Is.EqualTo(value));
    }

    [Test]
    public void Key_policies_do_not_see_the_tags_and_the_aliases_of_the_key()
    {
        using var world = new PermissionWorld();
        var check = world.Checks(new DescribeKeyRequest { KeyId = "alias/cards" })[0];
        string Both(string key) => $"{PermissionWorld.Read(check.Context, key)} {PermissionWorld.Read(check.ResourceContext!, key)}";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Both("aws:ResourceTag/Project"), Is.EqualTo("Alpha absent"));
            Assert.That(Both("kms:resourcealiases"), Is.EqualTo("[alias/cards] absent"));
            Assert.That(Both("kms:RequestAlias"), Is.EqualTo("alias/cards alias/cards"));
            Assert.That(Both("aws:PrincipalAccount"), Is.EqualTo("111122223333 111122223333"));
        }
    }

    [Test]
    public void The_owner_of_the_key_is_told_beside_the_caller()
    {
        using var world = new PermissionWorld(k => k.WithKey("alias/shared", key => key.WithPolicy(
            """
            {"Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}]}
            """)));
        world.With(settings => settings with { Organizations = [Company] });
        var arn = world.Kms.Key("alias/shared").Arn;
        string As(string account, string key) => world.Value(key, arn, KmsCaller.IamUser("Zoe").WithAccountId(account));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(As("444455556666", "kms:CallerAccount"), Is.EqualTo("444455556666"));
            Assert.That(As("444455556666", "aws:ResourceAccount"), Is.EqualTo(PermissionWorld.Account));
            Assert.That(As("444455556666", "aws:ResourceOrgID"), Is.EqualTo("o-a1b2c3d4e5"));
            Assert.That(As("444455556666", "aws:PrincipalOrgID"), Is.EqualTo("absent"));
        }
    }

    [Test]
    public void A_key_outside_of_organizations_has_no_organization()
    {
        using var world = new PermissionWorld();

        Assert.That(world.Value("aws:ResourceOrgID"), Is.EqualTo("absent"));
    }

    [TestCase("kms:KeySpec")]
    [TestCase("kms:CallerAccount")]
    [TestCase("aws:ResourceAccount")]
    [TestCase("aws:ResourceTag/Project")]
    public void What_is_about_no_key_has_no_condition_keys_of_keys(string key)
    {
        using var world = new PermissionWorld();

        Assert.That(world.Value(key, new ListAliasesRequest { KeyId = world.Key("alias/cards").KeyId }), Is.EqualTo("absent"));
    }

    [Test]
    public void Custom_key_stores_know_the_account_of_the_caller_and_not_the_service_in_between()
    {
        using var world = new PermissionWorld();
        var through = KmsCaller.IamUser("Bob").ThroughService("rds.amazonaws.com");
        var request = new ConnectCustomKeyStoreRequest { CustomKeyStoreId = "cks-1234567890abcdef0" };

        Assert.That((world.Value("kms:CallerAccount", request, through), world.Value("kms:ViaService", request, through)), Is.EqualTo((PermissionWorld.Account, "absent")));
    }

    [TestCase("secretsmanager.amazonaws.com", "us-east-1", "secretsmanager.us-east-1.amazonaws.com")]
    [TestCase("logs.us-east-1.amazonaws.com", "us-east-1", "logs.us-east-1.amazonaws.com")]
    [TestCase("logs.us-east-1.amazonaws.com", "eu-west-1", "absent")]
    [TestCase("s3.amazonaws.com.cn", "cn-north-1", "s3.cn-north-1.amazonaws.com")]
    [TestCase("monitoring.rds.amazonaws.com", "us-east-1", "absent")]
    [TestCase("AWS Internal", "us-east-1", "absent")]
    [TestCase("amazonaws.com", "us-east-1", "absent")]
    [TestCase("s3.amazonaws.com.example", "us-east-1", "absent")]
    public void The_service_in_between_is_named_with_its_Region(string service, string region, string value)
    {
        using var world = new PermissionWorld();

        var context = world.Checks(new CreateKeyRequest(), KmsCaller.IamUser("Bob").ThroughService(service), region)[0].Context;

        Assert.That(PermissionWorld.Read(context, "kms:ViaService"), Is.EqualTo(value));
    }

    [Test]
    public void There_is_no_service_in_between_for_who_calls_directly_nor_for_a_service_that_calls_for_itself()
    {
        using var world = new PermissionWorld();

        Assert.That(
            (world.Value("kms:ViaService", caller: KmsCaller.IamUser("Bob")), world.Value("kms:ViaService", caller: KmsCaller.AwsService("rds.amazonaws.com"))),
            Is.EqualTo(("absent", "absent")));
    }

    [Test]
    public void A_key_in_a_custom_key_store_tells_its_origin()
    {
        using var world = new PermissionWorld();
        var key = world.Key("alias/cards");
        var inStore = new FakeKms.Domain.Keys.KmsKey(key.Home, "1234abcd-12ab-34cd-56ef-1234567890ab", OriginType.AWS_CLOUDHSM, key.CreationDate, key.Materials);
        world.State.Directory.Table(key.Home).Add(inStore);

        Assert.That(world.Value("kms:KeyOrigin", inStore.KeyId), Is.EqualTo("AWS_CLOUDHSM"));
    }

    [Test]
    public async Task Values_are_those_of_the_moment_when_a_policy_asks()
    {
        using var world = new PermissionWorld();
        PolicyContext context = world.Checks(new DescribeKeyRequest { KeyId = "alias/cards" })[0].Context;

        await world.Client.UntagResourceAsync(new UntagResourceRequest { KeyId = world.Key("alias/cards").KeyId, TagKeys = ["Project"] });

        Assert.That(PermissionWorld.Read(context, "aws:ResourceTag/Project"), Is.EqualTo("absent"));
    }
}
