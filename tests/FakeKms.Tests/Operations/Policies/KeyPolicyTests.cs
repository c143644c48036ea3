using System.Text.Json;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Policies;

public class KeyPolicyTests : InMemory
{
    private const string Default =
        """
        {
          "Version" : "2012-10-17",
          "Id" : "key-default-1",
          "Statement" : [ {
            "Sid" : "Enable IAM User Permissions",
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : "arn:aws:iam::111122223333:root"
            },
            "Action" : "kms:*",
            "Resource" : "*"
          } ]
        }
        """;

    [Test]
    public async Task A_key_without_a_policy_has_the_default_one()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        var answer = await Client.GetKeyPolicyAsync(new GetKeyPolicyRequest { KeyId = keyId, PolicyName = "default" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Policy, Is.EqualTo(Default.ReplaceLineEndings("\n")));
            Assert.That(answer.PolicyName, Is.EqualTo("default"));
            Assert.That(Kms.Key(keyId).Policy, Is.EqualTo(answer.Policy));
        }
    }

    [Test]
    public async Task The_default_policy_names_the_account_in_the_partition_of_the_key()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithRegion("us-gov-west-1").WithKey("alias/a"));

        Assert.That(kms.Key("alias/a").Policy, Does.Contain("\"arn:aws-us-gov:iam::111122223333:root\""));
    }

    [Test]
    public async Task A_policy_comes_back_in_the_layout_of_AWS_with_the_order_of_its_members()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        await Client.PutAsync(keyId, """
            {"Statement":[
                {"Resource":"*","Action":["kms:*","kms:Get*"],"Principal":"*","Effect":"Allow","Sid":"caf\u00e9 \"1\""},
                {"Effect":"Deny","Principal":{"AWS":["444455556666"]},"Action":"kms:Sign","Resource":"*",
                 "Condition":{"Bool":{"aws:SecureTransport":false},"NumericLessThan":{"aws:MultiFactorAuthAge":[1.50,"2"]},"Null":{}}}],
             "Version":"2008-10-17"}
            """);

        Assert.That(await Client.PolicyOfAsync(keyId), Is.EqualTo("""
            {
              "Statement" : [ {
                "Resource" : "*",
                "Action" : [ "kms:*", "kms:Get*" ],
                "Principal" : "*",
                "Effect" : "Allow",
                "Sid" : "café \"1\""
              }, {
                "Effect" : "Deny",
                "Principal" : {
                  "AWS" : [ "444455556666" ]
                },
                "Action" : "kms:Sign",
                "Resource" : "*",
                "Condition" : {
                  "Bool" : {
                    "aws:SecureTransport" : false
                  },
                  "NumericLessThan" : {
                    "aws:MultiFactorAuthAge" : [ 1.50, "2" ]
                  },
                  "Null" : { }
                }
              } ],
              "Version" : "2008-10-17"
            }
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task A_policy_that_was_answered_can_be_put_again()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var first = await Client.PolicyOfAsync(keyId);

        await Client.PutAsync(keyId, first);

        Assert.That(await Client.PolicyOfAsync(keyId), Is.EqualTo(first));
    }

    [Test]
    public async Task A_key_can_be_created_with_its_policy()
    {
        var created = await Client.CreateKeyAsync(new CreateKeyRequest { Policy = Policies.Of(Policies.Allow("*")) });

        Assert.That(Kms.Key(created.KeyMetadata.KeyId).Policy, Does.Contain("\"AWS\" : \"*\""));
    }

    [Test]
    public async Task A_refused_policy_makes_no_key()
    {
        Assert.That(
            await ErrorOf(() => Client.CreateKeyAsync(new CreateKeyRequest { Policy = Policies.Of(Policies.Allow("444455556666")) })),
            Is.EqualTo("MalformedPolicyDocumentException: The new key policy will not allow you to update the key policy in the future."));
        Assert.That(Kms.Keys, Is.Empty);
    }

    [Test]
    public async Task A_key_can_be_created_with_a_policy_that_locks_its_creator_out()
    {
        var created = await Client.CreateKeyAsync(new CreateKeyRequest { Policy = Policies.Of(Policies.Allow("444455556666")), BypassPolicyLockoutSafetyCheck = true });

        Assert.That(Kms.Key(created.KeyMetadata.KeyId).Policy, Does.Contain("444455556666"));
    }

    [Test]
    public async Task A_refused_policy_leaves_the_old_one_in_force()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        await ErrorOf(() => Client.PutAsync(keyId, Policies.Of(Policies.Allow("444455556666"))));

        Assert.That(Kms.Key(keyId).Policy, Is.EqualTo(Default.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task Only_the_name_default_exists()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var (policy, other) = (Policies.Of(Policies.Allow("*")), "NotFoundException: No such policy exists");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.GetKeyPolicyAsync(keyId, "Default")), Is.EqualTo(other));
            Assert.That(await ErrorOf(() => Client.PutKeyPolicyAsync(keyId, policy, "mine")), Is.EqualTo(other));
            Assert.That(await ErrorOf(() => Client.PutKeyPolicyAsync(keyId, policy, "default")), Is.EqualTo("no error"));
            Assert.That(await ErrorOf(() => Client.GetKeyPolicyAsync(keyId, "a b")), Is.EqualTo(
                @"ValidationException: 1 validation error detected: Value 'a b' at 'policyName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w]+"));
        }
    }

    [Test]
    public async Task The_list_of_policies_has_the_one_name()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        var list = await Client.ListKeyPoliciesAsync(new ListKeyPoliciesRequest { KeyId = keyId, Limit = 1 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((list.PolicyNames.Single(), list.Truncated, list.NextMarker), Is.EqualTo(("default", (bool?)false, (string?)null)));
            Assert.That(await ErrorOf(() => Client.ListKeyPoliciesAsync(new ListKeyPoliciesRequest { KeyId = keyId, Marker = "x" })), Is.EqualTo(
                "ValidationException: The marker was not produced by a former call of this operation."));
        }
    }

    [Test]
    public async Task A_policy_has_at_most_32768_bytes()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var policy = Policies.Of(Policies.Allow("*"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.PutAsync(keyId, policy.PadRight(32_768))), Is.EqualTo("no error"));
            Assert.That(await ErrorOf(() => Client.PutAsync(keyId, policy.PadRight(32_769))), Is.EqualTo(
                "LimitExceededException: The key policy is longer than the maximum of 32768 bytes."));
            Assert.That(await ErrorOf(() => Client.PutAsync(keyId, policy.PadRight(131_073))), Does.StartWith("ValidationException: 1 validation error"));
        }
    }

    [Test]
    public async Task Policies_are_read_and_put_while_the_key_is_pending_deletion()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.PutAsync(keyId, Policies.Of(Policies.Allow("*")))), Is.EqualTo("no error"));
            Assert.That(await ErrorOf(() => Client.PolicyOfAsync(keyId)), Is.EqualTo("no error"));
        }
    }

    [Test]
    public async Task An_alias_is_not_accepted()
    {
        await Client.CreateAliasAsync("alias/a", await Client.CreateSymmetricKeyAsync());

        Assert.That(await ErrorOf(() => Client.PolicyOfAsync("alias/a")), Is.EqualTo("InvalidArnException: Key Aliases are not supported for this operation."));
    }

    [Test]
    public async Task PutKeyPolicy_is_recorded_with_the_text_as_it_was_sent()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var policy = Policies.Of(Policies.Allow("*"));
        await Client.PutAsync(keyId, "\n" + policy);
        var record = Kms.Trail[^1];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                record.RequestParameters.EnumerateObject().Select(member => $"{member.Name}={member.Value}"),
                Is.EqualTo(new[] { $"keyId={keyId}", "policyName=default", "policy=\n" + policy, "bypassPolicyLockoutSafetyCheck=False" }));
            Assert.That(record.ResponseElements.GetRawText(), Is.EqualTo($$"""{"keyId":"{{Kms.Key(keyId).Arn}}"}"""));
            Assert.That((record.ReadOnly, record.Resources.Single().Arn), Is.EqualTo((false, Kms.Key(keyId).Arn)));
        }
    }

    [Test]
    public async Task Reading_policies_is_recorded_as_reading()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.GetKeyPolicyAsync(keyId, "default");
        await Client.ListKeyPoliciesAsync(new ListKeyPoliciesRequest { KeyId = keyId, Limit = 7 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail[^2].RequestParameters.GetRawText(), Is.EqualTo($$"""{"keyId":"{{keyId}}","policyName":"default"}"""));
            Assert.That(Kms.Trail[^1].RequestParameters.GetRawText(), Is.EqualTo($$"""{"keyId":"{{keyId}}","limit":7}"""));
            Assert.That(Kms.Trail.Skip(1).Select(record => (record.ReadOnly, record.ResponseElements.ValueKind)), Is.All.EqualTo((true, JsonValueKind.Null)));
        }
    }

    [Test]
    public async Task A_refused_policy_is_recorded_with_its_error()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await ErrorOf(() => Client.PutAsync(keyId, "no policy"));

        Assert.That((Kms.Trail[^1].ErrorCode, Kms.Trail[^1].ResponseElements.ValueKind), Is.EqualTo(("MalformedPolicyDocumentException", JsonValueKind.Null)));
    }
}
