using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Trail.LeastPrivilege;

namespace FakeKms.Tests.Questions;

/// <summary>What a policy gives and no recorded call needed.</summary>
public class UnusedPermissionTests : RecordedLife
{
    [Test]
    public async Task Actions_and_resources_that_no_call_needed_are_listed_by_statement()
    {
        var ciphertext = await As(VaultSession).EncryptTextAsync("alias/cards", "x");
        await As(VaultSession).DecryptTextAsync(ciphertext);
        await Client.DescribeKeyAsync(ArchiveId);

        var unused = Kms.Trail.UnusedIamPermissions(VaultSession, $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Sid": "Use", "Effect": "Allow", "Action": ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*"], "Resource": ["{{Cards}}", "{{Archive}}"] },
                { "Effect": "Allow", "Action": "kms:List*", "Resource": "*" },
                { "Sid": "Exact", "Effect": "Allow", "Action": "kms:encrypt", "Resource": "{{Cards}}" },
                { "Effect": "Allow", "Action": "s3:*", "Resource": "*" },
                { "Effect": "Deny", "Action": "kms:ScheduleKeyDeletion", "Resource": "*" }
              ]
            }
            """);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(unused.ToString().ReplaceLineEndings("\n"), Is.EqualTo(
                $"""
                Use: unused actions kms:GenerateDataKey, kms:GenerateDataKeyPair, kms:GenerateDataKeyPairWithoutPlaintext, kms:GenerateDataKeyWithoutPlaintext; unused resources {Archive}
                statement 2: never used (kms:ListAliases, kms:ListGrants, kms:ListKeyPolicies, kms:ListKeyRotations, kms:ListKeys, kms:ListResourceTags, kms:ListRetirableGrants)
                """.ReplaceLineEndings("\n")));
            Assert.That(unused.Statements.Select(statement => statement.IsUnused), Is.EqualTo(new[] { false, true }));
            Assert.That(unused.IsEmpty, Is.False);
        }
    }

    [Test]
    public async Task The_policies_that_the_records_give_have_nothing_unused()
    {
        var ciphertext = await As(VaultSession).EncryptTextAsync("alias/cards", "x", new() { ["tenant"] = "7" });
        await As(VaultSession.ThroughService("s3.amazonaws.com")).ReEncryptAsync(new()
        {
            CiphertextBlob = ciphertext,
            SourceEncryptionContext = new() { ["tenant"] = "7" },
            DestinationKeyId = "alias/archive",
        });
        await As(VaultSession).ListKeysAsync(new ListKeysRequest());
        await As(KmsCaller.AwsService("cloudtrail.amazonaws.com")).GenerateDataKeyAsync(DataKey(Cards));
        var options = new KmsPolicyOptions { IncludeAccountRoot = false, IncludeEncryptionContexts = true };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail.UnusedIamPermissions(VaultSession, Kms.Trail.ToIamPolicy(VaultSession, options)).IsEmpty, Is.True);
            Assert.That(Kms.Trail.UnusedKeyPermissions(Cards, Kms.Trail.ToKeyPolicy(Cards, options)).ToString(), Is.EqualTo("Every permission was used."));
        }
    }

    [Test]
    public async Task A_statement_of_a_key_policy_is_used_by_whom_it_names_and_by_the_account_for_all_of_its_principals()
    {
        await As(VaultSession).EncryptTextAsync(CardsId, "x");

        var unused = Kms.Trail.UnusedKeyPermissions("alias/cards", $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Sid": "Account", "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": ["kms:Encrypt", "kms:CreateKey"], "Resource": "*" },
                { "Sid": "Session", "Effect": "Allow", "Principal": { "AWS": "arn:aws:sts::111122223333:assumed-role/Vault/deploy" }, "Action": "kms:Encrypt", "Resource": "*" },
                { "Sid": "Another", "Effect": "Allow", "Principal": { "AWS": "{{Alice}}" }, "Action": "kms:Encrypt", "Resource": "*" }
              ]
            }
            """);

        Assert.That(unused.Statements.Single().ToString(), Is.EqualTo("Another: never used (kms:Encrypt)"));
    }

    [Test]
    public async Task Conditions_count_as_far_as_records_tell_them()
    {
        await As(VaultSession).EncryptTextAsync(CardsId, "x", new() { ["tenant"] = "7" });

        Assert.That(Unused("kms:ViaService", "s3.us-east-1.amazonaws.com"), Is.True);
        Assert.That(Unused("kms:EncryptionContext:Tenant", "8"), Is.True);
        Assert.That(Unused("kms:EncryptionContext:Tenant", "7"), Is.False);
        Assert.That(Unused("aws:PrincipalArn", Vault), Is.False);
        Assert.That(Unused("kms:CallerAccount", "444455556666"), Is.True);
        Assert.That(Unused("aws:PrincipalTag/team", "cards"), Is.False, "No record tells the tags of a principal.");

        bool Unused(string key, string value) => !Kms.Trail.UnusedIamPermissions(VaultSession, $$"""
            {
              "Version": "2012-10-17",
              "Statement": { "Effect": "Allow", "Action": "kms:Encrypt", "Resource": "*", "Condition": { "StringEquals": { "{{key}}": "{{value}}" } } }
            }
            """).IsEmpty;
    }

    [Test]
    public async Task What_a_grant_allowed_needs_no_policy()
    {
        await Client.CreateGrantAsync(new CreateGrantRequest { KeyId = CardsId, GranteePrincipal = Vault, Operations = ["Encrypt"] });
        await As(VaultSession).EncryptTextAsync(CardsId, "x");
        await As(VaultSession).DescribeKeyAsync(CardsId);

        var unused = Kms.Trail.UnusedIamPermissions(
            VaultSession, """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["kms:DescribeKey","kms:Encrypt"],"Resource":"*"}}""");

        Assert.That(unused.Statements.Single().Actions, Is.EqualTo(new[] { "kms:Encrypt" }));
    }

    [Test]
    public async Task A_log_tells_the_same_as_the_trail()
    {
        await As(VaultSession).EncryptTextAsync("alias/cards", "x");
        const string Policy = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:*crypt*","Resource":"*"}}""";

        var log = CloudTrailLog.Parse(Kms.Trail.ToLogJson());

        Assert.That(log.UnusedKeyPermissions(CardsId, Policy).ToString(), Is.EqualTo("statement 1: unused actions kms:Decrypt, kms:ReEncryptFrom, kms:ReEncryptTo"));
    }

    [Test]
    public async Task A_policy_that_AWS_would_not_take_and_a_caller_without_calls_are_refused()
    {
        await As(VaultSession).EncryptTextAsync("alias/cards", "x");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Kms.Trail.UnusedIamPermissions(VaultSession, "{}"), Throws.ArgumentException.With.Message.StartsWith("AWS would not take the policy."));
            Assert.That(() => Kms.Trail.UnusedKeyPermissions(Cards, "{}"), Throws.ArgumentException.With.Message.StartsWith("AWS would not take the key policy."));
            Assert.That(
                () => Kms.Trail.UnusedIamPermissions(KmsCaller.IamUser("Bob"), """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"""),
                Throws.ArgumentException.With.Message.StartsWith("IAMUser Bob made no call."));
        }
    }
}
