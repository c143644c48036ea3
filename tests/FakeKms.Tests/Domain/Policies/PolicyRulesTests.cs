using FakeKms.Domain.Policies;
using FakeKms.Domain.Policies.Conditions;
using FakeKms.Model;

namespace FakeKms.Tests.Domain.Policies;

/// <summary>The rules for principals and conditions that hold when a policy is stored, in every partition.</summary>
internal sealed class PolicyRulesTests
{
    [TestCase("aws", "arn:aws:iam::444455556666:root")]
    [TestCase("aws-cn", "arn:aws-cn:iam::444455556666:user/Alice")]
    [TestCase("aws-us-gov", "arn:aws-us-gov:sts::444455556666:assumed-role/Vault/deploy")]
    [TestCase("aws-cn", "444455556666")]
    [TestCase("aws", "arn:aws:sts::444455556666:assumed-role/Vault/me")]
    [TestCase("aws", "arn:aws:iam::444455556666:user/a+=,.@-_Z9")]
    public void An_AWS_principal_of_the_partition_is_valid(string partition, string principal) =>
        Assert.That(() => Check(new() { Aws = [principal] }, partition), Throws.Nothing);

    [TestCase("aws-cn", "arn:aws:iam::444455556666:root")]
    [TestCase("aws", "arn:aws-us-gov:iam::444455556666:root")]
    [TestCase("aws", "arn:aws:sts::444455556666:assumed-role/Vault/m")]
    [TestCase("aws", "arn:aws:sts::444455556666:assumed-role/Vault/*")]
    [TestCase("aws", "arn:aws:iam::444455556666:user/Alic?")]
    public void An_AWS_principal_that_nobody_there_can_be_is_invalid(string partition, string principal) =>
        Assert.That(() => Check(new() { Aws = [principal] }, partition), Refused("one or more invalid principals"));

    [TestCase("arn:aws:iam::444455556666:oidc-provider/token.actions.githubusercontent.com", true)]
    [TestCase("arn:aws:iam::444455556666:saml-provider/*", false)]
    [TestCase("arn:aws-cn:iam::444455556666:saml-provider/Example", false)]
    [TestCase("example", false)]
    public void A_federated_principal_is_a_provider_of_the_partition(string principal, bool isValid) => Assert.That(
        () => Check(new() { Federated = [principal] }, "aws"), isValid ? Throws.Nothing : Refused("one or more invalid principals"));

    [Test]
    public void One_invalid_principal_among_valid_ones_is_enough() => Assert.That(
        () => Check(new() { Aws = ["*", "444455556666", "Alice"], Services = ["logs.amazonaws.com"] }, "aws"), Refused("one or more invalid principals"));

    [TestCase("StringEquals")]
    [TestCase("StringNotEqualsIgnoreCaseIfExists")]
    [TestCase("ForAnyValue:StringLike")]
    [TestCase("NumericGreaterThanEquals")]
    [TestCase("DateLessThan")]
    [TestCase("NotIpAddress")]
    [TestCase("ArnNotLike")]
    [TestCase("binaryequals")]
    [TestCase("Null")]
    public void An_operator_of_IAM_is_known(string test) => Assert.That(PolicyCondition.Read(test, "a", ["b"], knowsVariables: true), Is.Not.Null);

    [TestCase("StringEqualsIgnore")]
    [TestCase("ForSomeValue:StringLike")]
    [TestCase("StringLikeIgnoreCase")]
    [TestCase("DateNotGreaterThan")]
    [TestCase("StringEquals\n")]
    [TestCase("ForAllValues:Null")]
    public void Any_other_operator_is_unknown(string test) =>
        Assert.That(PolicyCondition.Read(test, "a", ["b"], knowsVariables: true), Is.Null);

    [TestCase("ForAnyValue:StringEquals", "kms:EncryptionContext:tenant")]
    [TestCase("ForAllValues:StringEquals", "kms:EncryptionContextKeys")]
    [TestCase("ForAllValues:StringEquals", "aws:TagKeys")]
    public void ForAllValues_is_only_too_much_for_a_single_value(string test, string key) =>
        Assert.That(() => PolicyConditionRules.Check([PolicyCondition.Read(test, key, ["b"], knowsVariables: true)!]), Throws.Nothing);

    private static void Check(PolicyPrincipals principals, string partition) => PolicyPrincipalRules.Check(principals, partition);

    private static NUnit.Framework.Constraints.IResolveConstraint Refused(string text) =>
        Throws.TypeOf<KmsFailure>().With.Property("Code").EqualTo("MalformedPolicyDocumentException").And.Message.Contains(text);
}
