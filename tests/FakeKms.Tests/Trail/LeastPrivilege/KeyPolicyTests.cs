using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.LeastPrivilege;

public class KeyPolicyTests : RecordedLife
{
    private const string Theirs = "444455556666";

    private static readonly KmsCaller Partner = KmsCaller.AssumedRole("Partner", "s").WithAccountId(Theirs);

    [Test]
    public async Task A_key_policy_names_each_caller_with_its_actions_and_KMS_accepts_it()
    {
        await Client.EncryptTextAsync("alias/cards", "x");
        var ciphertext = await As(VaultSession).EncryptTextAsync("alias/cards", "x");
        await As(VaultSession).DecryptTextAsync(ciphertext);
        await As(VaultSession).ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = ciphertext, DestinationKeyId = "alias/archive" });
        await As(VaultSession).ListKeysAsync(new ListKeysRequest());
        await As(KmsCaller.Root()).DescribeKeyAsync(CardsId);

        var policy = Kms.Trail.ToKeyPolicy("alias/cards");
        await PutPolicyAsync(policy.ToJson());

        using (Assert.EnterMultipleScope())
        {
            IsDocument(policy, $$"""
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Sid": "Enable IAM User Permissions",
                      "Effect": "Allow",
                      "Principal": {
                        "AWS": "arn:aws:iam::111122223333:root"
                      },
                      "Action": "kms:*",
                      "Resource": "*"
                    },
                    {
                      "Effect": "Allow",
                      "Principal": {
                        "AWS": "{{Vault}}"
                      },
                      "Action": [
                        "kms:Decrypt",
                        "kms:Encrypt",
                        "kms:ReEncryptFrom"
                      ],
                      "Resource": "*"
                    },
                    {
                      "Effect": "Allow",
                      "Principal": {
                        "AWS": "{{Alice}}"
                      },
                      "Action": "kms:Encrypt",
                      "Resource": "*"
                    }
                  ]
                }
                """);
            Assert.That((await Client.GetKeyPolicyAsync(CardsId, "default")).Policy, Does.Contain(Vault));
            Assert.That(Kms.Trail.ToKeyPolicy("alias/archive").Statements[1].Actions, Is.EqualTo(new[] { "kms:ReEncryptTo" }));
        }
    }

    [Test]
    public async Task Without_the_account_a_policy_is_accepted_if_it_lets_the_caller_put_the_next_one()
    {
        await Client.EncryptTextAsync(CardsId, "x");
        var withoutAccount = new KmsPolicyOptions { IncludeAccountRoot = false };
        var locked = Kms.Trail.ToKeyPolicy(CardsId, withoutAccount).ToJson();

        var refused = await ErrorOf(() => PutPolicyAsync(locked));
        await PutPolicyAsync(Kms.Trail.ToKeyPolicy(CardsId).ToJson());
        await PutPolicyAsync(Kms.Trail.ToKeyPolicy(CardsId, withoutAccount).ToJson());

        Assert.That(refused, Does.StartWith("MalformedPolicyDocumentException: The new key policy will not allow you to update the key policy in the future."));
    }

    [Test]
    public async Task Another_account_needs_both_policies_and_works_with_the_generated_one()
    {
        await PutPolicyAsync(AllowAll(Theirs));
        var mark = Kms.Trail.Count;
        await As(Partner).GenerateDataKeyAsync(DataKey(Cards));

        var keyPolicy = Kms.Trail.Since(mark).ToKeyPolicy(Cards);
        await PutPolicyAsync(keyPolicy.ToJson());
        await As(Partner).GenerateDataKeyAsync(DataKey(Cards));
        var beyond = await ErrorOf(() => As(Partner).DescribeKeyAsync(Cards));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(keyPolicy.Statements[1].Principal, Is.EqualTo("arn:aws:iam::444455556666:role/Partner"));
            Assert.That(keyPolicy.Statements[1].Actions, Is.EqualTo(new[] { "kms:GenerateDataKey" }));
            Assert.That(beyond, Does.StartWith("AccessDeniedException"));
            Assert.That(Kms.Trail.ToIamPolicy(Partner).ToJson(), Is.EqualTo(
                $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:GenerateDataKey","Resource":"{{Cards}}"}]}"""));
        }
    }

    [Test]
    public async Task Where_only_the_owners_records_are_known_another_account_is_named_as_a_whole()
    {
        await PutPolicyAsync(AllowAll(Theirs));
        await As(Partner).EncryptTextAsync(Cards, "x");

        var owners = Kms.Trail.Where(record => record.RecipientAccountId == "111122223333" && record.EventName == "Encrypt").ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(owners.ToKeyPolicy(Cards).Statements[1].Principal, Is.EqualTo("arn:aws:iam::444455556666:root"));
            Assert.That(owners.ToIamPolicies(), Is.Empty);
        }
    }

    [Test]
    public async Task A_service_is_named_by_its_principal_and_bound_to_the_account_that_it_works_for()
    {
        await As(KmsCaller.AwsService("cloudtrail.amazonaws.com")).GenerateDataKeyAsync(DataKey(Cards));
        await PutPolicyAsync(Kms.Trail.ToKeyPolicy(Cards).ToJson());

        Assert.That(Kms.Trail.Take(1).ToKeyPolicy(Cards).ToJson(), Does.EndWith(
            """,{"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"kms:GenerateDataKey","Resource":"*","Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"}}}]}"""));
    }

    [Test]
    public async Task A_service_that_does_not_show_itself_is_left_out()
    {
        await As(KmsCaller.AwsService("AWS Internal")).GenerateDataKeyAsync(DataKey(Cards));

        Assert.That(Kms.Trail.ToKeyPolicy(Cards).Statements, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_a_key_policy_cannot_allow_is_not_in_it()
    {
        var grant = await Client.CreateGrantAsync(new CreateGrantRequest { KeyId = CardsId, GranteePrincipal = Alice, Operations = ["Decrypt", "RetireGrant"] });
        await Client.RetireGrantAsync(new RetireGrantRequest { GrantToken = grant.GrantToken });
        await Client.CreateAliasAsync("alias/more", CardsId);
        await Client.ListAliasesAsync(new ListAliasesRequest { KeyId = CardsId });

        Assert.That(Kms.Trail.ToKeyPolicy(Cards).Statements[1].Actions, Is.EqualTo(new[] { "kms:CreateAlias", "kms:CreateGrant" }));
    }

    [Test]
    public async Task An_alias_stands_for_the_key_that_it_pointed_to_last()
    {
        await Client.EncryptTextAsync("alias/cards", "x");
        await Client.UpdateAliasAsync("alias/cards", ArchiveId);
        await Client.DescribeKeyAsync("alias/cards");

        Assert.That(Kms.Trail.ToKeyPolicy("alias/cards").ToJson(), Is.EqualTo(Kms.Trail.ToKeyPolicy(Archive).ToJson()).And.Contain("DescribeKey"));
    }

    [TestCase("alias/none", "No record names the key 'alias/none'. Records name: arn:aws:kms:us-east-1:111122223333:alias/cards")]
    [TestCase("none", "No record names the key 'none'. Records name: " + Cards)]
    public async Task A_key_without_records_is_refused(string key, string message)
    {
        await Client.DescribeKeyAsync(CardsId);

        Assert.That(() => Kms.Trail.ToKeyPolicy(key), Throws.ArgumentException.With.Message.StartsWith(message));
    }

    private static string AllowAll(string principal) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["111122223333","{{principal}}"]},"Action":"kms:*","Resource":"*"}]}""";
}
