using FakeKms.Domain.Policies;
using FakeKms.Model;

namespace FakeKms.Tests.Domain.Policies;

/// <summary>What policies of other types than key policies have to have, and what is wrong with those that have not.</summary>
internal sealed class PolicyTypeReaderTests
{
    private const string Whole = "\"Effect\":\"Allow\",\"Action\":\"kms:*\",\"Resource\":\"*\"";
    private static readonly PolicyType[] Attached = [PolicyType.Identity, PolicyType.Boundary, PolicyType.Session, PolicyType.ServiceControl];
    private static readonly PolicyType[] Others = [.. Attached, PolicyType.Endpoint, PolicyType.ResourceControl];

    [TestCaseSource(nameof(Attached))]
    public void A_policy_that_is_attached_is_about_whoever_it_is_attached_to(PolicyType type) =>
        Assert.That(Read(type, Whole).Statements.Single().Principals, Is.SameAs(PolicyPrincipals.Holder));

    [TestCaseSource(nameof(Attached))]
    public void A_policy_that_is_attached_names_no_principal(PolicyType type)
    {
        using var scope = Assert.EnterMultipleScope();
        Assert.That(() => Read(type, "\"Principal\":\"*\"," + Whole), Refused("Policy document should not specify a principal."));
        Assert.That(() => Read(type, "\"NotPrincipal\":\"*\"," + Whole), Refused("Policy document should not specify a principal."));
    }

    [TestCaseSource(nameof(Others))]
    public void Every_statement_needs_actions_and_resources(PolicyType type)
    {
        var principal = Attached.Contains(type) ? "" : "\"Principal\":\"*\",";

        using var scope = Assert.EnterMultipleScope();
        Assert.That(() => Read(type, principal + "\"Effect\":\"Deny\",\"Resource\":\"*\""), Refused("Policy statement must contain actions."));
        Assert.That(() => Read(type, principal + "\"Effect\":\"Deny\",\"Action\":\"*\""), Refused("Policy statement must contain resources."));
        Assert.That(Read(type, principal + "\"Effect\":\"Deny\",\"NotAction\":\"*\",\"NotResource\":\"*\"").Statements, Has.Count.EqualTo(1));
    }

    [TestCase(PolicyType.Endpoint)]
    [TestCase(PolicyType.ResourceControl)]
    public void A_policy_of_resources_names_principals(PolicyType type) =>
        Assert.That(() => Read(type, Whole), Refused("A statement of the policy needs a Principal."));

    [Test]
    public void A_policy_of_an_endpoint_may_name_anybody() => Assert.That(
        Read(PolicyType.Endpoint, "\"NotPrincipal\":{\"AWS\":\"444455556666\"}," + Whole).Statements.Single().Principals.IsNegated, Is.True);

    [TestCase("\"Principal\":{\"AWS\":\"444455556666\"}")]
    [TestCase("\"NotPrincipal\":\"*\"")]
    public void A_resource_control_policy_is_about_everybody(string principal) => Assert.That(
        () => Read(PolicyType.ResourceControl, principal + "," + Whole),
        Refused("A statement of the policy needs the Principal *: a resource control policy is about everybody."));

    [TestCase("with blanks", "other", "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*")]
    [TestCase("é", "other", "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*")]
    [TestCase("same", "same", "Statement IDs (SID) in a single policy must be unique.")]
    public void Names_of_statements_are_plain_and_different(string one, string other, string text) => Assert.That(
        () => PolicyReader.Read($"{{\"Statement\":[{{\"Sid\":\"{one}\",{Whole}}},{{\"Sid\":\"{other}\",{Whole}}}]}}", PolicyType.Identity), Refused(text));

    [Test]
    public void Names_that_differ_in_case_or_are_empty_are_different() => Assert.That(
        PolicyReader.Read($$"""{"Statement":[{"Sid":"a",{{Whole}}},{"Sid":"A",{{Whole}}},{"Sid":"",{{Whole}}},{"Sid":"",{{Whole}}}]}""", PolicyType.Identity)
            .Statements.Select(statement => statement.Name),
        Is.EqualTo(new[] { "statement a", "statement A", "statement 3", "statement 4" }));

    [TestCase("nonsense", "The policy is not a JSON document.")]
    [TestCase("""{"Version":"2020-01-01","Statement":[]}""", "The policy has an unknown Version: 2020-01-01.")]
    [TestCase("""{"Statement":[]}""", "The policy has no Statement.")]
    [TestCase("""{"Statement":{"Action":"kms:*","Resource":"*"}}""", "A statement of the policy needs the Effect Allow or Deny.")]
    [TestCase("""{"Statement":{"Effect":"Allow","Action":"*:Encrypt","Resource":"*"}}""", "The policy has a malformed Action: *:Encrypt.")]
    [TestCase("""{"Statement":{"Effect":"Allow","Action":"kms:*","Resource":"alias/x"}}""", "The policy has a malformed Resource: alias/x.")]
    [TestCase("""{"Statement":{"Effect":"Allow","Action":[],"Resource":"*"}}""", "The policy has an empty Action.")]
    [TestCase("""{"Statement":{"Effect":"Allow","Action":"kms:*","Resource":"*","Condition":{"StringIs":{"a":"b"}}}}""", "The policy has an unknown condition operator: StringIs.")]
    public void What_is_no_policy_is_refused_as_with_keys(string text, string reason) =>
        Assert.That(() => PolicyReader.Read(text, PolicyType.Identity), Refused(reason));

    [Test]
    public void A_set_operator_on_a_key_with_one_value_is_a_matter_of_key_policies() => Assert.That(
        Read(PolicyType.Identity, Whole + ",\"Condition\":{\"ForAllValues:StringEquals\":{\"kms:EncryptionContext:tenant\":\"7\"}}").Statements, Has.Count.EqualTo(1));

    private static PolicyDocument Read(PolicyType type, string statement) => PolicyReader.Read($"{{\"Statement\":{{{statement}}}}}", type);

    private static NUnit.Framework.Constraints.IResolveConstraint Refused(string text) =>
        Throws.TypeOf<KmsFailure>().With.Property("Code").EqualTo("MalformedPolicyDocumentException").And.Message.EqualTo(text);
}
