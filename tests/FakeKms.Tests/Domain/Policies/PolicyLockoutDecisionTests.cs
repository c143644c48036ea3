using FakeKms.Domain.Policies;
using FakeKms.Domain.Policies.Conditions;

namespace FakeKms.Tests.Domain.Policies;

/// <summary>The decision alone, where a call could not come to it or would not show which part decided.</summary>
internal sealed class PolicyLockoutDecisionTests
{
    private const string KeyArn = "arn:aws:kms:us-east-1:111122223333:key/1";
    private static readonly PolicyCaller Alice = new("111122223333", "arn:aws:iam::111122223333:user/Alice", RoleArn: null);
    private static readonly PolicyCaller Session = new("111122223333", "arn:aws:sts::111122223333:assumed-role/Vault/deploy", "arn:aws:iam::111122223333:role/Vault");

    [Test]
    public void A_policy_without_statements_locks_out() => Assert.That(PolicyLockout.LocksOut(new PolicyDocument(null, null, []), Alice, KeyArn), Is.True);

    [Test]
    public void The_order_of_statements_does_not_matter()
    {
        PolicyStatement[] statements = [Statement(isAllow: true, "*"), Statement(isAllow: false, "*")];

        Assert.That((LocksOut(Alice, statements), LocksOut(Alice, [.. statements.AsEnumerable().Reverse()])), Is.EqualTo((true, true)));
    }

    [Test]
    public void A_conditional_denial_does_not_undo_an_unconditional_one()
    {
        var conditional = Statement(isAllow: false, "*") with { Conditions = [PolicyCondition.Read("Bool", "aws:SecureTransport", ["false"], knowsVariables: true)!] };

        Assert.That(LocksOut(Alice, Statement(isAllow: true, "*"), conditional, Statement(isAllow: false, "*")), Is.True);
    }

    [TestCase("arn:aws:kms:us-east-1:111122223333:key/1", false)]
    [TestCase("arn:aws:kms:us-east-1:111122223333:key/2", true)]
    [TestCase("arn:aws:kms:us-east-1:111122223333:KEY/1", true)]
    public void A_resource_is_this_key_or_another(string resource, bool locksOut) => Assert.That(
        LocksOut(Alice, Statement(isAllow: true, "*") with { Resources = new(isNegated: false, [resource]) }), Is.EqualTo(locksOut));

    [TestCase("arn:aws:iam::444455556666:role/Vault")]
    [TestCase("arn:aws:iam::111122223333:role/Vault/other")]
    public void A_session_is_not_covered_by_what_only_looks_like_its_role(string principal) =>
        Assert.That(LocksOut(Session, Statement(isAllow: true, principal)), Is.True);

    [Test]
    public void Service_principals_cover_no_caller() => Assert.That(
        LocksOut(Alice, Statement(isAllow: true, "*") with { Principals = new() { Services = ["logs.amazonaws.com"], Federated = ["*"] } }), Is.True);

    private static bool LocksOut(PolicyCaller caller, params PolicyStatement[] statements) =>
        PolicyLockout.LocksOut(new PolicyDocument(null, null, statements), caller, KeyArn);

    private static PolicyStatement Statement(bool isAllow, string principal) => new()
    {
        IsAllow = isAllow,
        Principals = new() { Aws = [principal] },
        Actions = new(isNegated: false, ["kms:*"]),
        Resources = new(isNegated: false, ["*"]),
        Conditions = [],
    };
}
