using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.Policies;
using static FakeKms.Tests.Operations.Policies.Policies;

namespace FakeKms.Tests.Operations.Keys;

public class AwsManagedKeyTests : InMemory
{
    private const string Alias = "alias/aws/s3";

    [TestCase(Alias)]
    [TestCase("arn:aws:kms:us-east-1:111122223333:alias/aws/s3")]
    public async Task Describing_the_alias_of_a_service_makes_its_key(string name)
    {
        var key = (await Client.DescribeKeyAsync(name)).KeyMetadata;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((key.KeyManager, key.KeyState, key.Origin, key.MultiRegion), Is.EqualTo((KeyManagerType.AWS, KeyState.Enabled, OriginType.AWS_KMS, (bool?)false)));
            Assert.That((await Client.DescribeKeyAsync(name)).KeyMetadata.KeyId, Is.EqualTo(key.KeyId));
            Assert.That(Kms.Key(Alias).KeyManager, Is.EqualTo(KeyManagerType.AWS));
        }
    }

    [Test]
    public async Task The_record_of_a_refused_use_does_not_name_the_key()
    {
        var keyId = (await Client.DescribeKeyAsync(Alias)).KeyMetadata.KeyId;

        await ErrorOf(() => Client.EncryptTextAsync(keyId, "x"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((Kms.Trail[^1].EventName, Kms.Trail[^1].ErrorCode), Is.EqualTo(("Encrypt", "AccessDenied")));
            Assert.That(Kms.Trail[^1].Resources, Is.Empty);
            Assert.That(Kms.Trail[^1].Value("resources"), Is.Null);
        }
    }

    [Test]
    public async Task Each_Region_has_a_key_of_its_own()
    {
        using var away = Kms.CreateClient(config => config.AuthenticationRegion = "eu-west-1");

        var (home, other) = ((await Client.DescribeKeyAsync(Alias)).KeyMetadata.KeyId, (await away.DescribeKeyAsync(Alias)).KeyMetadata.KeyId);

        Assert.That(home, Is.Not.EqualTo(other));
    }

    [Test]
    public async Task Using_the_alias_does_not_make_the_key()
    {
        var error = await ErrorOf(() => Client.EncryptTextAsync(Alias, "x"));

        Assert.That((error, Kms.Keys.Count), Is.EqualTo(("NotFoundException: Alias arn:aws:kms:us-east-1:111122223333:alias/aws/s3 is not found.", 0)));
    }

    [TestCase("s3.amazonaws.com")]
    [TestCase("AWS Internal")]
    public async Task A_service_that_hands_a_call_on_uses_the_key_and_makes_it_at_need(string service)
    {
        using var client = Kms.CreateClient(KmsCaller.IamUser("Bob").ThroughService(service));

        var blob = await client.EncryptTextAsync(Alias, "x");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await client.DecryptTextAsync(blob), Is.EqualTo("x"));
            Assert.That(await ErrorOf(() => Client.DecryptTextAsync(blob)), Does.StartWith("AccessDeniedException"));
            Assert.That(await ErrorOf(() => client.DisableKeyAsync(Kms.Key(Alias).KeyId)), Does.StartWith("AccessDeniedException"));
        }
    }

    [Test]
    public async Task A_service_lets_another_use_the_key_by_a_grant()
    {
        using var client = Kms.CreateClient(KmsCaller.IamUser("Bob").ThroughService("s3.amazonaws.com"));
        var request = new CreateGrantRequest { KeyId = await CreateAsync(), GranteePrincipal = "arn:aws:iam::111122223333:role/Vault", Operations = ["Decrypt"] };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.CreateGrantAsync(request)), Does.StartWith("AccessDeniedException"));
            Assert.That(await ErrorOf(() => client.CreateGrantAsync(request)), Is.EqualTo("no error"));
        }
    }

    [Test]
    public async Task The_description_names_the_service() => Assert.That(
        (await Client.DescribeKeyAsync(Alias)).KeyMetadata.Description, Is.EqualTo("Default key that protects my s3 resources when no other key is defined"));

    [TestCase("alias/aws/nothing")]
    [TestCase("alias/s3")]
    public async Task An_alias_of_no_service_is_not_found(string name) =>
        Assert.That(await ErrorOf(() => Client.DescribeKeyAsync(name)), Is.EqualTo($"NotFoundException: Alias arn:aws:kms:us-east-1:111122223333:{name} is not found."));

    [Test]
    public async Task Principals_of_the_account_can_look_at_the_key()
    {
        var keyId = await CreateAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await Client.ListKeysAsync(new ListKeysRequest())).Keys.Select(key => key.KeyId), Is.EqualTo(new[] { keyId }));
            Assert.That((await Client.ListAliasesAsync(new ListAliasesRequest())).Aliases.Select(alias => (alias.AliasName, alias.TargetKeyId)), Does.Contain((Alias, keyId)));
            Assert.That((await Client.ListAliasesAsync(new ListAliasesRequest { KeyId = keyId })).Aliases.Select(alias => alias.AliasName), Is.EqualTo(new[] { Alias }));
            Assert.That(await Client.PolicyOfAsync(keyId), Does.Contain("kms:ViaService").And.Contain("s3.us-east-1.amazonaws.com"));
            Assert.That((await Client.GetKeyLastUsageAsync(new GetKeyLastUsageRequest { KeyId = keyId })).KeyLastUsage?.Operation, Is.Null);
            Assert.That((await Client.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = keyId })).Tags, Is.Null.Or.Empty);
            Assert.That((await Client.ListGrantsAsync(new ListGrantsRequest { KeyId = keyId })).Grants, Is.Null.Or.Empty);
            Assert.That((await Client.ListKeyPoliciesAsync(new ListKeyPoliciesRequest { KeyId = keyId })).PolicyNames, Is.EqualTo(new[] { "default" }));
        }
    }

    [Test]
    public async Task The_key_rotates_every_year()
    {
        var keyId = await CreateAsync();
        var status = await Client.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = keyId });

        Kms.Advance(TimeSpan.FromDays(731));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((status.KeyRotationEnabled, status.RotationPeriodInDays), Is.EqualTo(((bool?)true, (int?)365)));
            Assert.That((await Client.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = keyId })).Rotations, Has.Count.EqualTo(2));
        }
    }

    [Test]
    public async Task Management_and_use_are_not_authorised()
    {
        var keyId = await CreateAsync();
        var other = await Client.CreateSymmetricKeyAsync();
        var blob = await Client.EncryptTextAsync(other, "x");
        var calls = new Dictionary<string, Func<Task>>
        {
            ["ScheduleKeyDeletion"] = () => Client.ScheduleKeyDeletionAsync(keyId, 7),
            ["CancelKeyDeletion"] = () => Client.CancelKeyDeletionAsync(keyId),
            ["DisableKey"] = () => Client.DisableKeyAsync(keyId),
            ["EnableKey"] = () => Client.EnableKeyAsync(keyId),
            ["UpdateKeyDescription"] = () => Client.UpdateKeyDescriptionAsync(keyId, "mine"),
            ["PutKeyPolicy"] = () => Client.PutAsync(keyId, Of(Allow(Root))),
            ["TagResource"] = () => Client.TagResourceAsync(new TagResourceRequest { KeyId = keyId, Tags = [new Tag { TagKey = "a", TagValue = "b" }] }),
            ["UntagResource"] = () => Client.UntagResourceAsync(new UntagResourceRequest { KeyId = keyId, TagKeys = ["a"] }),
            ["EnableKeyRotation"] = () => Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId }),
            ["DisableKeyRotation"] = () => Client.DisableKeyRotationAsync(keyId),
            ["RotateKeyOnDemand"] = () => Client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = keyId }),
            ["ReplicateKey"] = () => Client.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = keyId, ReplicaRegion = "eu-west-1" }),
            ["CreateAlias"] = () => Client.CreateAliasAsync("alias/mine", keyId),
            ["Encrypt"] = () => Client.EncryptTextAsync(Alias, "x"),
            ["GenerateDataKey"] = () => Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = keyId, KeySpec = DataKeySpec.AES_256 }),
            ["ReEncrypt"] = () => Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = blob, DestinationKeyId = keyId }),
        };

        using (Assert.EnterMultipleScope())
        {
            foreach (var (name, call) in calls)
            {
                Assert.That(await ErrorOf(call), Does.StartWith("AccessDeniedException: User: arn:aws:iam::111122223333:user/Alice is not authorized to perform: kms:"), name);
                Assert.That((Kms.Trail[^1].EventName, Kms.Trail[^1].ErrorCode), Is.EqualTo((name, "AccessDenied")));
            }
        }
    }

    [Test]
    public async Task The_alias_belongs_to_AWS()
    {
        await CreateAsync();
        var other = await Client.CreateSymmetricKeyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.DeleteAliasAsync(Alias)), Is.EqualTo(Denied("kms:DeleteAlias")));
            Assert.That(await ErrorOf(() => Client.UpdateAliasAsync(Alias, other)), Is.EqualTo(Denied("kms:UpdateAlias")));
            Assert.That(Kms.Key(Alias).KeyManager, Is.EqualTo(KeyManagerType.AWS));
        }
    }

    private static string Denied(string action) =>
        $"AccessDeniedException: User: arn:aws:iam::111122223333:user/Alice is not authorized to perform: {action} on resource: " +
        $"arn:aws:kms:us-east-1:111122223333:{Alias} because no resource-based policy allows the {action} action";

    private async Task<string> CreateAsync() => (await Client.DescribeKeyAsync(Alias)).KeyMetadata.KeyId;
}
