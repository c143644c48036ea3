namespace FakeKms.Tests.Questions;

/// <summary>Assertions on permissions for any test framework.</summary>
public sealed class ShouldAllowTests : Asking
{
    private string Arn => Kms.Key("alias/cards").Arn;

    [Test]
    public void What_is_allowed_passes_and_answers_the_decision()
    {
        var decision = Kms.ShouldAllow(Vault, "kms:Decrypt", on: "alias/cards", context: Tenant7).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((decision.Action, decision.Resource, decision.IsAllowed), Is.EqualTo(("kms:Decrypt", Arn, true)));
            Assert.That((decision.PolicyType, decision.Statement), Is.EqualTo((KmsPolicyType.IdentityPolicy, "AllowVault")));
        }
    }

    [Test]
    public void A_refusal_fails_with_the_policies_in_order_the_nearest_miss_and_the_answer_of_AWS() => Fails(
        () => Kms.ShouldAllow(Vault, "kms:Decrypt", on: "alias/cards"),
        $"""
        Expected that role Vault/one may kms:Decrypt on alias/cards.
        It is not allowed by any identity-based policy
            arn:aws:sts::111122223333:assumed-role/Vault/one may not kms:Decrypt on {Arn}: no identity-based policy allows it
              policy 1 of role Vault
                statement AllowVault (Allow): not for this request, Condition StringEquals kms:EncryptionContext:tenant: wanted 7, was absent
                statement Look (Allow): not for this request, Action: wanted kms:DescribeKey or kms:ListKeys, was kms:Decrypt
            nearest miss
        """);

    [Test]
    public void A_wrong_value_is_told_beside_the_wanted_one() => Fails(
        () => Kms.ShouldAllow(Vault, "kms:Decrypt", on: "alias/cards", context: new Dictionary<string, string> { ["kms:EncryptionContext:tenant"] = "8" }),
        "x");

    [Test]
    public void A_denial_fails_with_the_statement_that_denies() => Fails(() => Kms.ShouldAllow(Support, "kms:Decrypt", on: "alias/cards"), "x");

    [Test]
    public void What_is_refused_passes_ShouldRefuse() => Assert.That(
        Kms.ShouldRefuse(Support, "kms:Decrypt", on: "alias/cards", byStatement: "DenySupport").Select(decision => decision.Kind),
        Is.EqualTo([KmsDecisionKind.ExplicitDeny]));

    [Test]
    public void What_is_allowed_fails_ShouldRefuse_with_the_statement_that_allows() => Fails(() => Kms.ShouldRefuse(Alice, "kms:Decrypt", on: "alias/cards"), "x");

    [Test]
    public void Another_statement_than_the_wanted_one_fails() => Fails(() => Kms.ShouldRefuse(Vault, "kms:Decrypt", on: "alias/cards", byStatement: "DenySupport"), "x");

    [Test]
    public void A_pattern_is_all_the_actions_on_keys_that_it_matches_and_each_that_fails_is_named() =>
        Fails(() => Kms.ShouldAllow(Support, "kms:*crypt", on: "alias/cards"), "x");

    [Test]
    public void A_pattern_leaves_out_what_grants_decide() => Assert.That(
        Kms.ShouldAllow(Alice, "kms:R*", on: "alias/cards").Select(decision => decision.Action),
        Does.Contain("kms:ReEncryptTo").And.Contain("kms:RevokeGrant").And.Not.Contain("kms:RetireGrant"));

    [Test]
    public void Actions_on_no_key_are_asked_about_without_one()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.ShouldAllow(Vault, "kms:ListKeys").Single().Resource, Is.EqualTo("*"));
            Assert.That(Kms.ShouldRefuse(Vault, "kms:Create*").Select(decision => decision.Action), Is.EqualTo(["kms:CreateCustomKeyStore", "kms:CreateKey"]));
        }
    }

    [Test]
    public void A_question_makes_no_call_and_notes_no_denial()
    {
        Kms.ShouldRefuse(Vault, "kms:Encrypt", on: "alias/cards");

        Assert.That((Kms.Trail.Count, Kms.Authorization.Denied.Count, Kms.Authorization.WouldDeny.Count), Is.EqualTo((0, 0, 0)));
    }

    private static void Fails(Action assertion, string expected) =>
        Assert.That(Assert.Throws<KmsAssertionException>(() => assertion())!.Message, Is.EqualTo(expected.ReplaceLineEndings()));
}
