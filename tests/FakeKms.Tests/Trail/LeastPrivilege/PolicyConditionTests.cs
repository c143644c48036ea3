namespace FakeKms.Tests.Trail.LeastPrivilege;

public class PolicyConditionTests : RecordedLife
{
    private static readonly KmsPolicyOptions WithContexts = new() { IncludeEncryptionContexts = true };

    [Test]
    public async Task A_context_that_was_the_same_in_every_call_of_an_action_is_required()
    {
        await Client.GenerateDataKeyAsync(DataKey(CardsId, new() { ["tenant"] = "7", ["app"] = "vault" }));
        await Client.GenerateDataKeyAsync(DataKey(CardsId, new() { ["app"] = "vault", ["tenant"] = "7" }));
        await Client.DescribeKeyAsync(CardsId);

        using (Assert.EnterMultipleScope())
        {
            IsDocument(Kms.Trail.ToIamPolicy(Kms.Caller, WithContexts), $$"""
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Effect": "Allow",
                      "Action": "kms:DescribeKey",
                      "Resource": "{{Cards}}"
                    },
                    {
                      "Effect": "Allow",
                      "Action": "kms:GenerateDataKey",
                      "Resource": "{{Cards}}",
                      "Condition": {
                        "StringEquals": {
                          "kms:EncryptionContext:app": "vault",
                          "kms:EncryptionContext:tenant": "7"
                        }
                      }
                    }
                  ]
                }
                """);
            Assert.That(Kms.Trail.ToIamPolicy(Kms.Caller).Statements.Single().Conditions, Is.Empty);
        }
    }

    [Test]
    public async Task Where_values_differ_the_keys_of_the_context_are_required()
    {
        await Client.GenerateDataKeyAsync(DataKey(CardsId, new() { ["tenant"] = "7" }));
        await Client.GenerateDataKeyAsync(DataKey(CardsId, new() { ["tenant"] = "8" }));

        Assert.That(Conditions(), Is.EqualTo(new[] { "ForAllValues:StringEquals kms:EncryptionContextKeys tenant", "Null kms:EncryptionContextKeys false" }));
    }

    [Test]
    public async Task Where_some_values_differ_the_common_pairs_and_the_keys_are_required()
    {
        await Client.GenerateDataKeyAsync(DataKey(CardsId, new() { ["app"] = "vault", ["tenant"] = "7" }));
        await Client.GenerateDataKeyAsync(DataKey(CardsId, new() { ["app"] = "vault", ["tenant"] = "8" }));

        Assert.That(Conditions(), Is.EqualTo(new[]
        {
            "ForAllValues:StringEquals kms:EncryptionContextKeys app|tenant", "StringEquals kms:EncryptionContext:app vault",
        }));
    }

    [Test]
    public async Task A_call_without_a_context_takes_the_condition_away()
    {
        await Client.GenerateDataKeyAsync(DataKey(CardsId, new() { ["tenant"] = "7" }));
        await Client.GenerateDataKeyAsync(DataKey(CardsId));

        Assert.That(Conditions(), Is.Empty);
    }

    [Test]
    public async Task ReEncrypt_has_a_context_for_each_of_its_two_keys()
    {
        await Kms.Scenario("a card changes its tenant")
            .Encrypt("alias/cards", "x", into: "card", encryptionContext: new Dictionary<string, string> { ["tenant"] = "7" })
            .ReEncrypt("card", "alias/archive", into: "moved", sourceEncryptionContext: new Dictionary<string, string> { ["tenant"] = "7" }, destinationEncryptionContext: new Dictionary<string, string> { ["tenant"] = "8" });

        Assert.That(
            Kms.Trail.ToIamPolicy(Kms.Caller, WithContexts).Statements.Select(statement => $"{string.Join(", ", statement.Actions)}: {statement.Conditions.Single().Values.Single()}"),
            Is.EqualTo(new[] { "kms:ReEncryptTo: 8", "kms:Encrypt, kms:ReEncryptFrom: 7" }));
    }

    [Test]
    public async Task A_context_with_the_characters_of_a_policy_variable_or_of_another_script_stays_what_it_is()
    {
        await Client.GenerateDataKeyAsync(DataKey(CardsId, new() { ["who"] = "${aws:username} \u0416" }));

        var policy = Kms.Trail.ToKeyPolicy(CardsId, WithContexts).ToJson();
        await PutPolicyAsync(policy);

        Assert.That(policy, Does.Contain("""{"StringEquals":{"kms:EncryptionContext:who":"${$}{aws:username} \u0416"}}"""));
    }

    [Test]
    public async Task What_a_service_did_for_the_caller_is_allowed_through_the_service_only()
    {
        await As(VaultSession.ThroughService("secretsmanager.amazonaws.com")).GenerateDataKeyAsync(DataKey(CardsId));
        await As(VaultSession.ThroughService("ssm.amazonaws.com")).GenerateDataKeyAsync(DataKey(CardsId));
        await As(VaultSession.ThroughService("AWS Internal")).DescribeKeyAsync(CardsId);
        await As(VaultSession.ThroughService("monitoring.rds.amazonaws.com")).GetKeyPolicyAsync(CardsId, "default");
        await As(VaultSession.ThroughService("ssm.amazonaws.com")).EncryptTextAsync(CardsId, "x");
        await As(VaultSession).EncryptTextAsync(CardsId, "x");

        Assert.That(Kms.Trail.ToIamPolicy(VaultSession).ToJson(), Is.EqualTo(
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["kms:DescribeKey","kms:Encrypt","kms:GetKeyPolicy"],"Resource":"KEY"},{"Effect":"Allow","Action":"kms:GenerateDataKey","Resource":"KEY","Condition":{"StringEquals":{"kms:ViaService":["secretsmanager.us-east-1.amazonaws.com","ssm.us-east-1.amazonaws.com"]}}}]}
            """.Replace("KEY", Cards)));
    }

    private IEnumerable<string> Conditions() => Kms.Trail.ToIamPolicy(Kms.Caller, WithContexts).Statements.Single().Conditions
        .Select(condition => $"{condition.Operator} {condition.Key} {string.Join('|', condition.Values)}");
}
