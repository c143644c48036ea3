using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Policies;

/// <summary>The text in which GetKeyPolicy answers.</summary>
public class KeyPolicyTextTests : InMemory
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

    [TestCase("us-gov-west-1", "aws-us-gov")]
    [TestCase("cn-north-1", "aws-cn")]
    [TestCase("eusc-de-east-1", "aws-eusc")]
    public async Task The_default_policy_names_the_account_in_the_partition_of_the_key(string region, string partition)
    {
        await using var kms = FakeKmsServer.Start(k => k.WithRegion(region).WithKey("alias/a"));

        Assert.That(kms.Key("alias/a").Policy, Does.Contain($"\"arn:{partition}:iam::111122223333:root\""));
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
}
