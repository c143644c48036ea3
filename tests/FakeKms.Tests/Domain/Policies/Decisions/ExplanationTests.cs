using FakeKms.Domain.Policies.Decisions;
using static FakeKms.Tests.Domain.Policies.Decisions.Statements;

namespace FakeKms.Tests.Domain.Policies.Decisions;

internal sealed class ExplanationTests
{
    private const string OfTenant = """{"StringEquals":{"kms:EncryptionContext:tenant":"7"}}""";

    [Test]
    public void An_explanation_tells_the_whole_story_of_a_refusal()
    {
        var text = Of(new("", "")
        {
            Caller = Callers.Session,
            Key = [Allow("Enable IAM", Root), Allow("AllowVault", Vault, "kms:Decrypt", when: OfTenant), Deny("", "*", "kms:ScheduleKeyDeletion")],
            Identity = [Allow("Read", action: "kms:Describe*")],
            Session = [Allow("Cap")],
        }).ToString();

        Assert.That(text, Is.EqualTo(
            $"""
            {Deploy} may not kms:Decrypt on {Key}: no identity-based policy allows it
              the Resource policy
                statement Enable IAM (Allow): matches, and leaves it to the policies of account 111122223333
                statement AllowVault (Allow): not for this request, Condition StringEquals kms:EncryptionContext:tenant: wanted 7, was absent
                statement 3 (Deny): not for this request, Action: wanted kms:ScheduleKeyDeletion, was kms:Decrypt
              the Identity policy
                statement Read (Allow): not for this request, Action: wanted kms:Describe*, was kms:Decrypt
              the Session policy
                statement Cap (Allow): matches
            nearest miss: statement AllowVault of the Resource policy matches but for Condition StringEquals kms:EncryptionContext:tenant: wanted 7, was absent
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void The_first_line_says_what_decided()
    {
        using var scope = Assert.EnterMultipleScope();
        Assert.That(Reason(new("", "") { Key = [Allow("yes", Alice)] }), Is.EqualTo("statement yes of the Resource policy allows it"));
        Assert.That(Reason(new("", "") { Key = [Deny("no", "*")] }), Is.EqualTo("statement no of the Resource policy denies it"));
        Assert.That(Reason(new("", "") { Key = [], Permit = new("abc", false) }), Is.EqualTo("grant abc allows it"));
        Assert.That(Reason(new("", "") { Caller = Callers.Root, Key = null }), Is.EqualTo("the root user has all permissions of its account"));
        Assert.That(Reason(new("", "") { Key = [] }), Is.EqualTo("no resource-based policy allows it"));
        Assert.That(Reason(new("", "") { ServiceControl = [[Allow("x", action: "s3:*")]] }), Is.EqualTo("no service control policy allows it"));
        Assert.That(Reason(new("", "") { Endpoint = [Allow("x", Bob)] }), Is.EqualTo("no VPC endpoint policy allows it"));
        Assert.That(
            Reason(new("", "") { Identity = [Allow("a")], Boundary = [Allow("x", action: "s3:*")] }), Is.EqualTo("no permissions boundary allows it"));
        Assert.That(
            Reason(new("", "") { Caller = Callers.Session, Identity = [Allow("a")], Session = [Allow("x", action: "s3:*")] }),
            Is.EqualTo("no session policy allows it"));
    }

    [Test]
    public void What_was_wanted_and_what_was_there_is_told_for_each_part()
    {
        using var scope = Assert.EnterMultipleScope();
        Assert.That(Miss(Allow("a", Bob)), Is.EqualTo($"Principal: wanted {Bob}, was {Alice}"));
        Assert.That(Miss(Allow("a", Alice, "kms:Encrypt kms:Sign")), Is.EqualTo("Action: wanted kms:Encrypt or kms:Sign, was kms:Decrypt"));
        Assert.That(Miss(Allow("a", Alice, resource: Key + "0")), Is.EqualTo($"Resource: wanted {Key}0, was {Key}"));
        Assert.That(
            Miss(Raw("Allow", "a", $"\"Principal\":\"*\",\"NotAction\":[\"kms:D*\",\"kms:E*\"],\"Resource\":\"*\"")),
            Is.EqualTo("NotAction: wanted none of kms:D*, kms:E*, was kms:Decrypt"));
        Assert.That(Miss(Raw("Allow", "a", "\"Principal\":\"*\",\"Resource\":\"*\"")), Is.EqualTo("Action: there is none"));
        Assert.That(
            Miss(Raw("Allow", "a", $"\"NotPrincipal\":{{\"AWS\":\"{Alice}\"}},\"Action\":\"*\",\"Resource\":\"*\"")),
            Is.EqualTo($"NotPrincipal: wanted none of {Alice}, was {Alice}"));
        Assert.That(
            Miss(Allow("a", Bob, "kms:Sign"), Allow("b", "*", "kms:Sign", when: OfTenant)),
            Is.EqualTo("Action: wanted kms:Sign, was kms:Decrypt and Condition StringEquals kms:EncryptionContext:tenant: wanted 7, was absent"));
    }

    [TestCase("""{"StringNotEquals":{"aws:username":["a","b"]}}""", "aws:username=b", "StringNotEquals aws:username: wanted none of a, b, was b")]
    [TestCase("""{"Null":{"aws:username":"true"}}""", "aws:username=b", "Null aws:username: wanted true, was b")]
    [TestCase("""{"StringLike":{"aws:username":"x*"}}""", "aws:username=", "StringLike aws:username: wanted x*, was empty")]
    [TestCase("""{"ForAnyValue:StringEquals":{"aws:TagKeys":["a","b"]}}""", "aws:TagKeys=[c,d]", "ForAnyValue:StringEquals aws:TagKeys: wanted a or b, was [c, d]")]
    [TestCase(
        """{"StringEquals":{"aws:TagKeys":"a"}}""", "aws:TagKeys=[a]",
        "StringEquals aws:TagKeys: wanted a, was [a] (a key with several values needs ForAllValues or ForAnyValue)")]
    [TestCase("""{"StringEquals":{"aws:username":"${aws:userid}x"}}""", "aws:username=a aws:userid=b", "StringEquals aws:username: wanted bx, was a")]
    [TestCase(
        """{"StringEquals":{"aws:username":"${aws:userid}"}}""", "aws:username=a",
        "StringEquals aws:username: wanted ${aws:userid} (which has no value), was a")]
    public void A_condition_that_is_not_met_is_told_with_its_values(string when, string keys, string text) =>
        Assert.That(Of(new("", "") { Key = [Allow("a", Alice, when: when)], Keys = keys }).NearestMiss?.MissText, Is.EqualTo("Condition " + text));

    [Test]
    public void A_statement_that_misses_conditions_only_is_nearest_then_one_that_misses_its_resource_its_action_its_principal()
    {
        string[] statements =
        [
            Allow("principal", Bob), Allow("action", Alice, "kms:Sign"), Allow("resource", Alice, resource: "arn:aws:s3:::x"),
            Allow("conditions", Alice, when: """{"Bool":{"a:a":"true","a:b":"true"}}"""), Allow("condition", Alice, when: """{"Bool":{"a:a":"true"}}"""),
        ];

        var nearest = Enumerable.Range(1, statements.Length).Select(count => Of(new("", "") { Key = statements[..count] }).NearestMiss!.Statement.Sid);

        Assert.That(nearest, Is.EqualTo(new[] { "principal", "action", "resource", "conditions", "condition" }));
    }

    [Test]
    public void Nothing_is_near_that_misses_two_of_principal_action_and_resource() =>
        Assert.That(Of(new("", "") { Key = [Allow("a", Bob, "kms:Sign")] }).NearestMiss, Is.Null);

    [Test]
    public void A_denial_that_does_not_match_is_no_near_miss() => Assert.That(Of(new("", "") { Key = [Deny("no", Bob)] }).NearestMiss, Is.Null);

    [Test]
    public void What_is_decided_by_a_statement_has_no_near_miss()
    {
        string[] near = [Allow("near", Alice, when: OfTenant)];

        using var scope = Assert.EnterMultipleScope();
        Assert.That(Of(new("", "") { Key = [.. near, Allow("yes", Alice)] }).NearestMiss, Is.Null);
        Assert.That(Of(new("", "") { Key = [.. near, Deny("no", Alice)] }).NearestMiss, Is.Null);
    }

    [Test]
    public void A_near_miss_is_looked_for_where_the_permission_is_missing()
    {
        var limited = new Situation("", "") { Identity = [Allow("all")], Boundary = [Allow("cap", when: OfTenant)], Key = [Allow("account", Root), Allow("near", Bob)] };

        using var scope = Assert.EnterMultipleScope();
        Assert.That(Of(limited).NearestMiss?.Statement.Sid, Is.EqualTo("cap"));
        Assert.That(Of(limited with { Boundary = null, Key = [Allow("near", Bob)] }).NearestMiss?.Statement.Sid, Is.EqualTo("near"));
        Assert.That(Of(limited with { Boundary = null, Identity = [Allow("far", when: OfTenant)], Key = [] }).NearestMiss, Is.Null);
    }

    [Test]
    public void Policies_are_in_the_order_in_which_a_refusal_names_them()
    {
        string[] any = [Allow("a")], anybody = [Allow("a", "*")];
        var all = new Situation("", "")
        {
            Caller = Callers.Session,
            Key = anybody,
            Identity = any,
            Boundary = any,
            Session = any,
            Endpoint = anybody,
            ServiceControl = [any, any],
            ResourceControl = anybody,
        };

        using var scope = Assert.EnterMultipleScope();
        Assert.That(Types(all), Is.EqualTo("ResourceControl ServiceControl ServiceControl Endpoint Resource Identity Boundary Session"));
        Assert.That(Types(all with { Caller = Callers.Linked }), Is.EqualTo("Endpoint Resource Identity Boundary Session"));
        Assert.That(Types(all with { Caller = Callers.Logs }), Is.EqualTo("ResourceControl Endpoint Resource"));
        Assert.That(Types(all with { Caller = Callers.Root }), Is.EqualTo("ResourceControl ServiceControl ServiceControl Endpoint Resource"));
    }

    private static string Types(Situation it) => string.Join(' ', Of(it).Policies.Select(policy => policy.Source.Type));

    private static string Reason(Situation it) => Of(it).ToString().Split('\n')[0].Split(": ", 2)[1];

    private static string? Miss(params string[] statements) => Of(new("", "") { Key = statements }).NearestMiss?.MissText;

    private static PolicyExplanation Of(Situation it) => PolicyExplanation.Of(it.Request, it.Policies);
}
