using FakeKms.Domain.Policies;

namespace FakeKms.Tests.Domain.Policies;

/// <summary>What a policy that is taken is read as. What is refused, and with which text, is a matter of the calls that send one.</summary>
internal sealed class PolicyReaderTests
{
    private const string Rest = "\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"kms:*\",\"Resource\":\"*\"";

    [Test]
    public void A_document_keeps_its_version_its_id_and_the_order_of_its_statements()
    {
        var policy = PolicyReader.Read(
            "{\"Version\":\"2008-10-17\",\"Id\":\"one\",\"Statement\":[{\"Sid\":\"b\"," + Rest + "},{\"Sid\":\"a\"," + Rest + "},{" + Rest + "}]}");

        using var scope = Assert.EnterMultipleScope();
        Assert.That((policy.Version, policy.Id), Is.EqualTo(("2008-10-17", "one")));
        Assert.That(policy.Statements.Select(statement => statement.Sid), Is.EqualTo(new[] { "b", "a", null }));
    }

    [Test]
    public void A_document_may_lack_its_version_and_its_id()
    {
        var policy = PolicyReader.Read("{\"Statement\":{" + Rest + "}}");

        Assert.That((policy.Version, policy.Id, policy.Statements.Count), Is.EqualTo(((string?)null, (string?)null, 1)));
    }

    [Test]
    public void The_effect_is_to_allow_or_to_deny() => Assert.That(
        new[] { Only(Rest).IsAllow, Only("\"Effect\":\"Deny\",\"Principal\":\"*\"").IsAllow }, Is.EqualTo(new[] { true, false }));

    [Test]
    public void One_value_is_a_list_of_one()
    {
        var statement = Only("\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"444455556666\"},\"Action\":\"kms:Sign\",\"Resource\":\"*\"");

        using var scope = Assert.EnterMultipleScope();
        Assert.That(statement.Principals.Aws, Is.EqualTo(new[] { "444455556666" }));
        Assert.That(statement.Actions.Patterns, Is.EqualTo(new[] { "kms:Sign" }));
        Assert.That(statement.Resources.Patterns, Is.EqualTo(new[] { "*" }));
    }

    [TestCase("k?s:Encrypt")]
    [TestCase("?ms:*")]
    [TestCase("k*:Encrypt")]
    [TestCase("*:Encrypt")]
    [TestCase("?")]
    public void The_service_of_an_action_has_no_wildcards(string action) => Assert.That(
        () => Only($"\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"{action}\",\"Resource\":\"*\""),
        Throws.TypeOf<FakeKms.Model.KmsFailure>().With.Message.EqualTo($"The key policy has a malformed Action: {action}."));

    [TestCase("kms:Encr?pt")]
    [TestCase("kms:*")]
    [TestCase("kms:?")]
    [TestCase("*")]
    public void The_action_itself_may_have_them(string action) => Assert.That(
        Only($"\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"{action}\",\"Resource\":\"*\"").Actions.Patterns, Is.EqualTo(new[] { action }));

    [Test]
    public void An_asterisk_as_the_principal_is_everyone_of_AWS()
    {
        var principals = Only(Rest).Principals;

        using var scope = Assert.EnterMultipleScope();
        Assert.That(principals.Aws, Is.EqualTo(new[] { "*" }));
        Assert.That(principals.Services.Concat(principals.Federated).Concat(principals.CanonicalUsers), Is.Empty);
    }

    [Test]
    public void Principals_are_kept_by_their_kind()
    {
        var principals = Only("\"Effect\":\"Allow\",\"Principal\":{\"Service\":[\"a.b\",\"c.d\"],\"Federated\":\"e.f\",\"CanonicalUser\":\"g\"}").Principals;

        using var scope = Assert.EnterMultipleScope();
        Assert.That(principals.Aws, Is.Empty);
        Assert.That(principals.Services, Is.EqualTo(new[] { "a.b", "c.d" }));
        Assert.That(principals.Federated, Is.EqualTo(new[] { "e.f" }));
        Assert.That(principals.CanonicalUsers, Is.EqualTo(new[] { "g" }));
    }

    [Test]
    public void Elements_that_are_negated_say_so()
    {
        var statement = Only("\"Effect\":\"Deny\",\"NotPrincipal\":\"*\",\"NotAction\":\"kms:Sign\",\"NotResource\":\"*\"");

        Assert.That((statement.Principals.IsNegated, statement.Actions.IsNegated, statement.Resources.IsNegated), Is.EqualTo((true, true, true)));
    }

    [Test]
    public void A_statement_without_actions_and_resources_has_no_patterns_for_them()
    {
        var statement = Only("\"Effect\":\"Allow\",\"Principal\":\"*\"");

        Assert.That((statement.Actions, statement.Resources), Is.EqualTo((PolicyActions.None, PolicyResources.None)));
    }

    [Test]
    public void Each_condition_key_is_a_test_of_its_own()
    {
        var conditions = Only(Rest + """
            ,"Condition":{"Bool":{"aws:SecureTransport":"true"},"StringLike":{"kms:ViaService":["s3.*","ec2.*"],"kms:CallerAccount":"1"}}
            """).Conditions;

        Assert.That(conditions.Select(condition => $"{condition.Operator} {condition.Key} {string.Join('|', condition.Values)}"), Is.EqualTo(new[]
        {
            "Bool aws:SecureTransport true", "StringLike kms:ViaService s3.*|ec2.*", "StringLike kms:CallerAccount 1",
        }));
    }

    [Test]
    public void Numbers_and_Booleans_of_a_condition_are_read_as_they_are_written()
    {
        var condition = Only(Rest + ",\"Condition\":{\"NumericLessThan\":{\"aws:MultiFactorAuthAge\":[1.50,1e3,true,false,\"2\"]}}").Conditions.Single();

        Assert.That(condition.Values, Is.EqualTo(new[] { "1.50", "1e3", "true", "false", "2" }));
    }

    private static PolicyStatement Only(string statement) => PolicyReader.Read("{\"Statement\":{" + statement + "}}").Statements.Single();
}
