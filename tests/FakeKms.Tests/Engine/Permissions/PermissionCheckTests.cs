using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Permissions;

/// <summary>What a call needs to be allowed to do, and with what.</summary>
public class PermissionCheckTests
{
    private const string Arn = "arn:aws:kms:us-east-1:111122223333:";

    [Test]
    public void A_key_is_named_by_its_ARN_however_the_request_names_it()
    {
        using var world = new PermissionWorld();
        var key = world.Key("alias/cards");

        Assert.That(
            new[] { "alias/cards", key.KeyId, key.Arn, Arn + "alias/cards" }.SelectMany(name => Checks(world, new DescribeKeyRequest { KeyId = name })),
            Is.EqualTo(Enumerable.Repeat($"kms:DescribeKey {key.Arn} by its policy", 4)));
    }

    [Test]
    public async Task Encrypting_anew_needs_one_permission_for_each_of_the_keys()
    {
        using var world = new PermissionWorld();
        var (source, destination) = (world.Key("alias/cards").Arn, world.Key("alias/other").Arn);
        var ciphertext = (await world.Client.EncryptAsync(new EncryptRequest { KeyId = "alias/cards", Plaintext = new MemoryStream([1]) })).CiphertextBlob;

        Assert.That(
            Checks(world, new ReEncryptRequest { CiphertextBlob = ciphertext, DestinationKeyId = "alias/other" }),
            Is.EqualTo(new[] { $"kms:ReEncryptFrom {source} by its policy", $"kms:ReEncryptTo {destination} by its policy" }));
    }

    [Test]
    public void The_alias_operations_need_permissions_for_the_alias_and_for_the_keys()
    {
        using var world = new PermissionWorld();
        var (cards, other) = (world.Key("alias/cards"), world.Key("alias/other"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Checks(world, new CreateAliasRequest { AliasName = "alias/new", TargetKeyId = cards.KeyId }),
                Is.EqualTo(new[] { $"kms:CreateAlias {Arn}alias/new", $"kms:CreateAlias {cards.Arn} by its policy" }));
            Assert.That(
                Checks(world, new UpdateAliasRequest { AliasName = "alias/cards", TargetKeyId = other.KeyId }),
                Is.EqualTo(new[] { $"kms:UpdateAlias {Arn}alias/cards", $"kms:UpdateAlias {cards.Arn} by its policy", $"kms:UpdateAlias {other.Arn} by its policy" }));
            Assert.That(
                Checks(world, new DeleteAliasRequest { AliasName = "alias/cards" }),
                Is.EqualTo(new[] { $"kms:DeleteAlias {Arn}alias/cards", $"kms:DeleteAlias {cards.Arn} by its policy" }));
        }
    }

    [Test]
    public void An_alias_that_is_not_there_needs_its_own_permission_alone()
    {
        using var world = new PermissionWorld();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Checks(world, new DeleteAliasRequest { AliasName = "alias/none" }), Is.EqualTo(new[] { $"kms:DeleteAlias {Arn}alias/none" }));
            Assert.That(
                Checks(world, new UpdateAliasRequest { AliasName = "alias/none", TargetKeyId = world.Key("alias/cards").KeyId }),
                Is.EqualTo(new[] { $"kms:UpdateAlias {Arn}alias/none", $"kms:UpdateAlias {world.Key("alias/cards").Arn} by its policy" }));
        }
    }

    [Test]
    public void An_alias_has_the_condition_keys_of_all_requests_only()
    {
        using var world = new PermissionWorld();
        var check = world.Checks(new DeleteAliasRequest { AliasName = "alias/cards" })[0];
        string Read(string key) => PermissionWorld.Read(check.Context, key);

        Assert.That(
            (Read("kms:KeySpec"), Read("kms:CallerAccount"), Read("kms:ResourceAliases"), Read("aws:PrincipalAccount")), Is.EqualTo(("absent", "absent", "absent", "111122223333")));
    }

    [Test]
    public void A_new_key_with_tags_needs_the_permission_to_tag_any_key()
    {
        using var world = new PermissionWorld();
        List<Tag> tags = [new() { TagKey = "a", TagValue = "b" }];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Checks(world, new CreateKeyRequest()), Is.EqualTo(new[] { "kms:CreateKey *" }));
            Assert.That(Checks(world, new CreateKeyRequest { Tags = [] }), Is.EqualTo(new[] { "kms:CreateKey *" }));
            Assert.That(Checks(world, new CreateKeyRequest { Tags = tags }), Is.EqualTo(new[] { "kms:CreateKey *", $"kms:TagResource {Arn}key/* unnamed" }));
        }
    }

    [Test]
    public void A_replica_is_made_in_its_own_Region()
    {
        using var world = new PermissionWorld();
        var key = world.Key(PermissionWorld.Global);
        var request = new ReplicateKeyRequest { KeyId = key.KeyId, ReplicaRegion = "ap-south-1" };
        string[] needed = [$"kms:ReplicateKey {key.Arn} by its policy", "kms:CreateKey *"];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Checks(world, request), Is.EqualTo(needed));
            request.Tags = [new() { TagKey = "a", TagValue = "b" }];
            Assert.That(Checks(world, request), Is.EqualTo(new[] { needed[0], needed[1], "kms:TagResource arn:aws:kms:ap-south-1:111122223333:key/* unnamed" }));
        }
    }

    [Test]
    public void A_new_primary_Region_needs_a_permission_for_both_keys()
    {
        using var world = new PermissionWorld();
        var key = world.Key(PermissionWorld.Global);
        string[] Needed(string region) => [.. Checks(world, new UpdatePrimaryRegionRequest { KeyId = key.KeyId, PrimaryRegion = region })];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Needed(PermissionWorld.Away),
                Is.EqualTo(new[] { $"kms:UpdatePrimaryRegion {key.Arn} by its policy", $"kms:UpdatePrimaryRegion arn:aws:kms:eu-west-1:111122223333:key/{key.KeyId} by its policy" }));
            Assert.That(Needed("ap-south-1"), Is.EqualTo(new[] { $"kms:UpdatePrimaryRegion {key.Arn} by its policy" }));
        }
    }

    [Test]
    public async Task Retiring_a_grant_is_about_its_key_however_the_grant_is_named()
    {
        using var world = new PermissionWorld();
        var key = world.Key("alias/cards");
        var grant = await world.Client.CreateGrantAsync(new CreateGrantRequest { KeyId = key.KeyId, GranteePrincipal = "arn:aws:iam::111122223333:role/Vault", Operations = ["Encrypt"] });

        Assert.That(
            new RetireGrantRequest[] { new() { GrantToken = grant.GrantToken }, new() { KeyId = key.Arn, GrantId = grant.GrantId }, new() { KeyId = key.KeyId, GrantId = grant.GrantId } }
                .SelectMany(request => Checks(world, request)),
            Is.EqualTo(Enumerable.Repeat($"kms:RetireGrant {key.Arn} by its policy", 3)));
    }

    private static IEnumerable<AmazonKeyManagementServiceRequest> AboutEverything =>
    [
        new ListKeysRequest(), new ListAliasesRequest(), new ListRetirableGrantsRequest(), new GenerateRandomRequest(), new ConnectCustomKeyStoreRequest(),
        new CreateCustomKeyStoreRequest(), new DeleteCustomKeyStoreRequest(), new DescribeCustomKeyStoresRequest(), new DisconnectCustomKeyStoreRequest(),
        new UpdateCustomKeyStoreRequest(),
    ];

    [TestCaseSource(nameof(AboutEverything))]
    public void What_is_about_no_key_needs_a_permission_for_everything(AmazonKeyManagementServiceRequest request)
    {
        using var world = new PermissionWorld();

        Assert.That(Checks(world, request), Is.EqualTo(new[] { $"kms:{request.GetType().Name[..^"Request".Length]} *" }));
    }

    private static IEnumerable<string> Checks(PermissionWorld world, AmazonKeyManagementServiceRequest request) => world.Checks(request).Select(check =>
        $"{check.Action} {check.Resource}{(check.Key is { } key && key.Arn == check.Resource ? " by its policy" : "")}{(check.NamesResource ? "" : " unnamed")}");
}
