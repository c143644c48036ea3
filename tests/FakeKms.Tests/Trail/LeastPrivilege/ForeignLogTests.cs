using FakeKms.Tests.Trail.Reading;

namespace FakeKms.Tests.Trail.LeastPrivilege;

/// <summary>Policies of logs that KMS did not write: what cannot be told of a record needs no permission.</summary>
public class ForeignLogTests
{
    private const string Role = "arn:aws:iam::444455556666:role/Billing";
    private const string Root = """{"type":"AWSAccount","principalId":"AIDAEXAMPLE","accountId":"777788889999"}""";

    private static readonly string Call = Logs.Current.Replace("\"errorCode\":\"DisabledException\",\"errorMessage\":\"it is disabled.\",", "", StringComparison.Ordinal);

    [Test]
    public void Of_a_pair_of_the_encryption_context_that_stands_there_twice_the_last_one_counts()
    {
        var condition = Policy(With("{\"tenant\":\"a\\u003db\"}", """{"tenant":"7","tenant":"8"}""")).Statements.Single().Conditions.Single();

        Assert.That((condition.Key, condition.Values.Single()), Is.EqualTo(("kms:EncryptionContext:tenant", "8")));
    }

    [Test]
    public void A_constraint_of_a_grant_that_stands_there_twice_is_that_of_its_last_value()
    {
        var parameters = """{"keyId":"k","operations":["Decrypt"],"constraints":{"encryptionContextEquals":{"tenant":"7","tenant":"8"}}}""";

        var condition = Policy(With("\"Decrypt\"", "\"CreateGrant\"", Parameters, parameters)).Statements.Single().Conditions.Single();

        Assert.That((condition.Key, condition.Values.Single()), Is.EqualTo(("kms:EncryptionContext:tenant", "8")));
    }

    [TestCase("\"all\"")]
    [TestCase("[\"tenant\"]")]
    [TestCase("7")]
    [TestCase("null")]
    public void Parameters_that_are_no_object_set_no_condition(string parameters) =>
        Assert.That(Policy(With(Parameters, parameters)).Statements.Single().Conditions, Is.Empty);

    [TestCase("CreateKey", """{"tags":[],"multiRegion":true}""")]
    [TestCase("ReplicateKey", """{"tags":[],"replicaRegion":"eu-west-2"}""")]
    [TestCase("UpdatePrimaryRegion", """{"keyId":"1:key/2","primaryRegion":"eu-west-2"}""")]
    public void A_resource_that_is_no_ARN_is_no_key_to_make_others_of(string operation, string parameters)
    {
        var record = With("\"Decrypt\"", $"\"{operation}\"", Parameters, parameters, $"\"ARN\":\"{Logs.KeyArn}\"", "\"ARN\":\"1:key/2\"");

        Assert.That(
            CloudTrailLog.Parse(record).ToIamPolicies().Values.SelectMany(policy => policy.Statements).SelectMany(statement => statement.Actions),
            Does.Not.Contain("kms:TagResource").And.Not.Contain("iam:CreateServiceLinkedRole").And.Not.Contain("kms:UpdatePrimaryRegion"));
    }

    [Test]
    public void A_caller_of_another_account_is_not_told_by_a_resource_that_is_no_ARN()
    {
        var record = With(Identity, Root, $"\"ARN\":\"{Logs.KeyArn}\"", "\"ARN\":\"key/2\"");

        Assert.That(CloudTrailLog.Parse(record).ToIamPolicies(), Is.Empty);
    }

    [Test]
    public void A_service_that_is_called_like_a_role_has_no_policy_of_the_role()
    {
        var service = With(Identity, $$"""{"type":"AWSService","invokedBy":"{{Role}}"}""", "\"e-1\"", "\"e-2\"", "\"sharedEventID\":\"s-1\",", "");

        Assert.That(CloudTrailLog.Parse(Logs.File(Call, service)).ToIamPolicies().Keys, Is.EqualTo(new[] { Role }));
    }

    [Test]
    public void A_caller_that_is_no_ARN_is_none_of_an_account()
    {
        var stranger = With("arn:aws:iam::444455556666:role/Billing", "1:role/Billing", "\"e-1\"", "\"e-2\"", "\"sharedEventID\":\"s-1\",", "");
        var records = CloudTrailLog.Parse(Logs.File(Call, stranger));

        Assert.That(records.ToIamPolicy(KmsCaller.AssumedRole("Billing", "deploy").WithAccountId("444455556666")).Statements, Has.Count.EqualTo(1));
    }

    private static string Parameters => Between("\"requestParameters\":", ",\"responseElements\"");

    private static string Identity => Between("\"userIdentity\":", ",\"eventTime\"");

    private static KmsPolicyDocument Policy(string record) =>
        CloudTrailLog.Parse(record).ToIamPolicies(new KmsPolicyOptions { IncludeEncryptionContexts = true }).Values.Single();

    /// <summary>A call of today with other parts in the place of its own: each of them, and behind it the other one.</summary>
    private static string With(params string[] parts)
    {
        var record = Call;
        foreach (var pair in parts.Chunk(2))
        {
            Assert.That(record, Does.Contain(pair[0]));
            record = record.Replace(pair[0], pair[1], StringComparison.Ordinal);
        }
        return record;
    }

    private static string Between(string before, string after)
    {
        var rest = Call[(Call.IndexOf(before, StringComparison.Ordinal) + before.Length)..];
        return rest[..rest.IndexOf(after, StringComparison.Ordinal)].TrimEnd();
    }
}
