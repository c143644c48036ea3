using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.LeastPrivilege;

public class MultiRegionPolicyTests : RecordedLife
{
    private const string KeyId = "mrk-1234abcd12ab34cd56ef1234567890ab";
    private const string Virginia = "arn:aws:kms:us-east-1:111122223333:key/" + KeyId;
    private const string Ireland = "arn:aws:kms:eu-west-1:111122223333:key/" + KeyId;

    [Test]
    public async Task Each_Region_has_its_own_ARN_and_the_primary_moves_with_permission_on_both_keys()
    {
        await LiveAsync();

        IsDocument(Kms.Trail.ToIamPolicy(Kms.Caller), $$"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": "kms:CreateKey",
                  "Resource": "*"
                },
                {
                  "Effect": "Allow",
                  "Action": "iam:CreateServiceLinkedRole",
                  "Resource": "arn:aws:iam::111122223333:role/aws-service-role/mrk.kms.amazonaws.com/AWSServiceRoleForKeyManagementServiceMultiRegionKeys"
                },
                {
                  "Effect": "Allow",
                  "Action": "kms:TagResource",
                  "Resource": "arn:aws:kms:eu-west-1:111122223333:key/*"
                },
                {
                  "Effect": "Allow",
                  "Action": [
                    "kms:Encrypt",
                    "kms:UpdatePrimaryRegion"
                  ],
                  "Resource": "{{Ireland}}"
                },
                {
                  "Effect": "Allow",
                  "Action": [
                    "kms:ReplicateKey",
                    "kms:UpdatePrimaryRegion"
                  ],
                  "Resource": "{{Virginia}}"
                }
              ]
            }
            """);
    }

    [Test]
    public async Task The_records_of_the_replica_Region_alone_tell_the_same_of_its_key()
    {
        await LiveAsync();

        var policy = Kms.Trail.Where(record => record.AwsRegion == "eu-west-1").ToIamPolicy(Kms.Caller);

        Assert.That(policy.Statements.Select(statement => $"{string.Join(", ", statement.Actions)} on {statement.Resources.Single()} if {statement.Conditions.Count}"), Is.EqualTo(new[]
        {
            "kms:CreateKey on * if 0",
            "kms:TagResource on arn:aws:kms:eu-west-1:111122223333:key/* if 0",
            $"kms:Encrypt, kms:UpdatePrimaryRegion on {Ireland} if 0",
        }));
    }

    [Test]
    public async Task A_key_policy_is_for_the_key_of_one_Region_or_by_its_id_for_all()
    {
        await LiveAsync();
        var options = new KmsPolicyOptions { IncludeAccountRoot = false };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Actions(Kms.Trail.ToKeyPolicy(Virginia, options)), Is.EqualTo(new[] { "kms:ReplicateKey", "kms:UpdatePrimaryRegion" }));
            Assert.That(Actions(Kms.Trail.ToKeyPolicy(Ireland, options)), Is.EqualTo(new[] { "kms:Encrypt", "kms:UpdatePrimaryRegion" }));
            Assert.That(Actions(Kms.Trail.ToKeyPolicy(KeyId, options)), Is.EqualTo(new[] { "kms:Encrypt", "kms:ReplicateKey", "kms:UpdatePrimaryRegion" }));
            Assert.That(Kms.Trail.ToKeyPolicy(KeyId).Statements, Has.Count.EqualTo(2));
        }
    }

    private static IReadOnlyList<string> Actions(KmsPolicyDocument policy) => policy.Statements.Single().Actions;

    private async Task LiveAsync()
    {
        Kms.Ids.NextKeyId(KeyId);
        var key = (await Client.CreateKeyAsync(new CreateKeyRequest { MultiRegion = true })).KeyMetadata.KeyId;
        await Client.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = key, ReplicaRegion = "eu-west-1", Tags = [new Tag { TagKey = "team", TagValue = "billing" }] });
        await In("eu-west-1").EncryptTextAsync(key, "x");
        await Client.UpdatePrimaryRegionAsync(new UpdatePrimaryRegionRequest { KeyId = key, PrimaryRegion = "eu-west-1" });
    }
}
