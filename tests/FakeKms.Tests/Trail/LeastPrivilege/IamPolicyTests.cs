using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.LeastPrivilege;

public class IamPolicyTests : RecordedLife
{
    [Test]
    public async Task A_role_is_allowed_what_its_sessions_did_and_nothing_else()
    {
        await Kms.Scenario("cards move into the archive")
            .As(VaultSession)
            .GenerateDataKey("alias/cards")
            .Encrypt("alias/cards", "4111 1111 1111 1111", into: "card")
            .Decrypt(from: "card")
            .ReEncrypt(from: "card", destinationKey: "alias/archive", into: "moved")
            .As(KmsCaller.AssumedRole("Vault", "another-session"))
            .Decrypt(from: "moved")
            .DescribeKey("alias/cards")
            .ListKeys()
            .DisableKey(CardsId)
            .Encrypt("alias/cards", "x").Expect<DisabledException>()
            .Sign("alias/cards", "x", SigningAlgorithmSpec.ECDSA_SHA_256).Expect<AmazonKeyManagementServiceException>();

        IsDocument(Kms.Trail.ToIamPolicy(VaultSession), $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": "kms:ListKeys",
                  "Resource": "*"
                },
                {
                  "Effect": "Allow",
                  "Action": [
                    "kms:Decrypt",
                    "kms:ReEncryptTo"
                  ],
                  "Resource": "{{Archive}}"
                },
                {
                  "Effect": "Allow",
                  "Action": [
                    "kms:Decrypt",
                    "kms:DescribeKey",
                    "kms:DisableKey",
                    "kms:Encrypt",
                    "kms:GenerateDataKey",
                    "kms:ReEncryptFrom"
                  ],
                  "Resource": "{{Cards}}"
                }
              ]
            }
            """);
    }

    [Test]
    public async Task Each_user_and_role_that_called_has_a_policy_and_the_root_user_has_none()
    {
        await Client.DescribeKeyAsync(CardsId);
        await As(VaultSession).DescribeKeyAsync(ArchiveId);
        await As(KmsCaller.FederatedUser("Partner", issuerName: "Broker")).DescribeKeyAsync(ArchiveId);
        await As(KmsCaller.Root()).DescribeKeyAsync(CardsId);
        await As(KmsCaller.AwsService("dsql.amazonaws.com")).DescribeKeyAsync(CardsId);
        await ErrorOf(() => As(KmsCaller.IamUser("Bob")).DescribeKeyAsync("alias/none"));

        var policies = Kms.Trail.ToIamPolicies();

        Assert.That(policies.Select(policy => $"{policy.Key} {policy.Value.Statements.Single().Resources.Single()}"), Is.EqualTo(new[]
        {
            $"{Vault} {Archive}",
            $"{Alice} {Cards}",
            $"arn:aws:iam::111122223333:user/Broker {Archive}",
        }));
    }

    [Test]
    public async Task Resources_with_the_same_actions_stand_in_one_statement()
    {
        await Client.GenerateDataKeyAsync(DataKey("alias/cards"));
        await Client.GenerateDataKeyAsync(DataKey("alias/archive"));
        await Client.GenerateDataKeyWithoutPlaintextAsync(new GenerateDataKeyWithoutPlaintextRequest { KeyId = CardsId, KeySpec = DataKeySpec.AES_256 });
        await Client.GenerateDataKeyWithoutPlaintextAsync(new GenerateDataKeyWithoutPlaintextRequest { KeyId = ArchiveId, KeySpec = DataKeySpec.AES_256 });

        var statement = Kms.Trail.ToIamPolicy(Kms.Caller).Statements.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(statement.Actions, Is.EqualTo(new[] { "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext" }));
            Assert.That(statement.Resources, Is.EqualTo(new[] { Archive, Cards }));
            Assert.That((statement.Sid, statement.Effect, statement.Principal, statement.Conditions.Count), Is.EqualTo(((string?)null, "Allow", (string?)null, 0)));
        }
    }

    [Test]
    public async Task A_call_on_an_alias_needs_the_alias_and_each_key_that_it_names()
    {
        await Kms.Scenario("an alias moves")
            .CreateAlias("alias/current", CardsId)
            .UpdateAlias("alias/current", ArchiveId)
            .DeleteAlias("alias/current");

        Assert.That(Lines(Kms.Trail.ToIamPolicy(Kms.Caller)), Is.EqualTo(new[]
        {
            "kms:CreateAlias, kms:DeleteAlias, kms:UpdateAlias on arn:aws:kms:us-east-1:111122223333:alias/current",
            $"kms:DeleteAlias, kms:UpdateAlias on {Archive}",
            $"kms:CreateAlias, kms:UpdateAlias on {Cards}",
        }));
    }

    [Test]
    public async Task Calls_without_a_key_need_all_resources()
    {
        await Kms.Scenario("what only IAM allows")
            .ListKeys()
            .ListAliases(CardsId)
            .ListRetirableGrants(Alice)
            .DescribeCustomKeyStores();

        Assert.That(Lines(Kms.Trail.ToIamPolicy(Kms.Caller)), Is.EqualTo(new[]
        {
            "kms:DescribeCustomKeyStores, kms:ListAliases, kms:ListKeys, kms:ListRetirableGrants on *",
        }));
    }

    [Test]
    public async Task A_new_key_with_tags_needs_the_permission_to_tag()
    {
        await Client.CreateKeyAsync(new CreateKeyRequest { Tags = [new Tag { TagKey = "team", TagValue = "billing" }] });

        Assert.That(Lines(Kms.Trail.ToIamPolicy(Kms.Caller)), Is.EqualTo(new[]
        {
            "kms:CreateKey on *",
            "kms:TagResource on arn:aws:kms:us-east-1:111122223333:key/*",
        }));
    }

    [Test]
    public async Task Retiring_a_grant_is_allowed_on_its_key_to_whom_the_grant_does_not_allow_it()
    {
        var grant = await Client.CreateGrantAsync(new CreateGrantRequest { KeyId = CardsId, GranteePrincipal = Vault, Operations = ["Decrypt", "RetireGrant"] });
        await Client.RetireGrantAsync(new RetireGrantRequest { GrantToken = grant.GrantToken });

        Assert.That(Lines(Kms.Trail.ToIamPolicy(Kms.Caller)), Is.EqualTo(new[] { $"kms:CreateGrant, kms:RetireGrant on {Cards}" }));
    }

    [Test]
    public async Task What_KMS_does_by_itself_needs_no_permission()
    {
        await Client.ScheduleKeyDeletionAsync(CardsId, 7);
        Kms.Advance(TimeSpan.FromDays(8));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail.ShouldContain("DeleteKey"), Has.Count.EqualTo(1));
            Assert.That(Lines(Kms.Trail.ToIamPolicy(Kms.Caller)), Is.EqualTo(new[] { $"kms:ScheduleKeyDeletion on {Cards}" }));
        }
    }

    [Test]
    public async Task A_dry_run_that_would_have_succeeded_needs_the_permission()
    {
        await ErrorOf(() => Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = CardsId, KeySpec = DataKeySpec.AES_256, DryRun = true }));

        Assert.That(Lines(Kms.Trail.ToIamPolicy(Kms.Caller)), Is.EqualTo(new[] { $"kms:GenerateDataKey on {Cards}" }));
    }

    [Test]
    public async Task Denied_calls_are_left_out_unless_they_are_asked_for()
    {
        const string Foreign = "arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab";
        await ErrorOf(() => Client.DescribeKeyAsync(Foreign));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail.ToIamPolicy(Kms.Caller).ToJson(), Is.EqualTo("""{"Version":"2012-10-17","Statement":[]}"""));
            Assert.That(Lines(Kms.Trail.ToIamPolicy(Kms.Caller, new KmsPolicyOptions { IncludeDeniedCalls = true })), Is.EqualTo(new[] { $"kms:DescribeKey on {Foreign}" }));
        }
    }

    [Test]
    public async Task Whose_policy_cannot_be_made_is_told_whose_can()
    {
        await Client.DescribeKeyAsync(CardsId);
        await As(KmsCaller.IamUser("Alice").WithAccountId("444455556666")).ListKeysAsync(new ListKeysRequest());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => Kms.Trail.ToIamPolicy(VaultSession),
                Throws.ArgumentException.With.Message.StartsWith($"AssumedRole Vault made no call. Calls were made by: {Alice}, arn:aws:iam::444455556666:user/Alice"));
            Assert.That(
                () => Kms.Trail.ToIamPolicy(KmsCaller.IamUser("Alice")),
                Throws.ArgumentException.With.Message.StartsWith($"Several callers are called Alice, name the account: {Alice}, arn:aws:iam::444455556666:user/Alice"));
            Assert.That(() => Kms.Trail.ToIamPolicy(KmsCaller.Root()), Throws.ArgumentException.With.Message.StartsWith("IAM has no policies for a caller of the type Root"));
            Assert.That(Lines(Kms.Trail.ToIamPolicy(KmsCaller.IamUser("Alice").WithAccountId("444455556666"))), Is.EqualTo(new[] { "kms:ListKeys on *" }));
        }
    }

    private static IEnumerable<string> Lines(KmsPolicyDocument policy) =>
        policy.Statements.Select(statement => $"{string.Join(", ", statement.Actions)} on {string.Join(", ", statement.Resources)}");
}
