namespace FakeKms.Tests.Questions;

/// <summary>Assertions on permissions for any test framework.</summary>
public sealed class ShouldAllowTests : Asking
{
    private static IReadOnlyDictionary<string, string> Tenant8 { get; } = new Dictionary<string, string> { ["kms:EncryptionContext:tenant"] = "8" };

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
              the key policy
                statement Enable IAM User Permissions (Allow): matches, and leaves it to the policies of account 111122223333
              policy 1 of role Vault
                statement AllowVault (Allow): not for this request, Condition StringEquals kms:EncryptionContext:tenant: wanted 7, was absent
                statement Look (Allow): not for this request, Action: wanted kms:DescribeKey or kms:ListKeys, was kms:Decrypt
            nearest miss: statement AllowVault of policy 1 of role Vault matches but for Condition StringEquals kms:EncryptionContext:tenant: wanted 7, was absent
            AWS answers: User: arn:aws:sts::111122223333:assumed-role/Vault/one is not authorized to perform: kms:Decrypt on resource: {Arn} because no identity-based policy allows the kms:Decrypt action
        """);

    [Test]
    public void A_denial_fails_with_the_statement_that_denies() => Fails(
        () => Kms.ShouldAllow(Support, "kms:Decrypt", on: "alias/cards"),
        $"""
        Expected that role Support/zoe may kms:Decrypt on alias/cards.
        It is denied by DenySupport of policy 1 of role Support
            arn:aws:sts::111122223333:assumed-role/Support/zoe may not kms:Decrypt on {Arn}: statement DenySupport of policy 1 of role Support denies it
              the key policy
                statement Enable IAM User Permissions (Allow): matches, and leaves it to the policies of account 111122223333
              policy 1 of role Support
                statement Work (Allow): matches
                statement DenySupport (Deny): matches
            AWS answers: User: arn:aws:sts::111122223333:assumed-role/Support/zoe is not authorized to perform: kms:Decrypt on resource: {Arn} with an explicit deny in an identity-based policy
        """);

    [Test]
    public void A_pattern_is_all_the_actions_on_keys_that_it_matches_and_each_that_fails_is_named() => Fails(
        () => Kms.ShouldAllow(Support, "kms:*crypt", on: "alias/cards"),
        $"""
        Expected that role Support/zoe may kms:*crypt on alias/cards.
        It is not so for 1 of 2
            kms:Decrypt on alias/cards: denied by DenySupport of policy 1 of role Support
            arn:aws:sts::111122223333:assumed-role/Support/zoe may not kms:Decrypt on {Arn}: statement DenySupport of policy 1 of role Support denies it
              the key policy
                statement Enable IAM User Permissions (Allow): matches, and leaves it to the policies of account 111122223333
              policy 1 of role Support
                statement Work (Allow): matches
                statement DenySupport (Deny): matches
            AWS answers: User: arn:aws:sts::111122223333:assumed-role/Support/zoe is not authorized to perform: kms:Decrypt on resource: {Arn} with an explicit deny in an identity-based policy
        """);

    [Test]
    public void What_is_allowed_fails_ShouldRefuse_with_the_statement_that_allows() => Fails(
        () => Kms.ShouldRefuse(Alice, "kms:Decrypt", on: "alias/cards"),
        $"""
        Expected that user Alice may not kms:Decrypt on alias/cards.
        It is allowed by Everything of an administrator's policy
            arn:aws:iam::111122223333:user/Alice may kms:Decrypt on {Arn}: statement Everything of an administrator's policy allows it
              the key policy
                statement Enable IAM User Permissions (Allow): matches, and leaves it to the policies of account 111122223333
              an administrator's policy
                statement Everything (Allow): matches
        """);

    [Test]
    public void A_wrong_value_is_told_beside_the_wanted_one() => Assert.That(
        Assert.Throws<KmsAssertionException>(() => Kms.ShouldAllow(Vault, "kms:Decrypt", on: "alias/cards", context: Tenant8))!.Message,
        Does.StartWith("Expected that role Vault/one may kms:Decrypt on alias/cards with kms:EncryptionContext:tenant = 8." + Environment.NewLine)
            .And.Contain("statement AllowVault of policy 1 of role Vault matches but for Condition StringEquals kms:EncryptionContext:tenant: wanted 7, was 8"));

    [Test]
    public void Another_statement_than_the_wanted_one_fails() => Assert.That(
        Assert.Throws<KmsAssertionException>(() => Kms.ShouldRefuse(Vault, "kms:Decrypt", on: "alias/cards", byStatement: "DenySupport"))!.Message,
        Does.StartWith(
            """
            Expected that role Vault/one may not kms:Decrypt on alias/cards by statement DenySupport.
            It is not allowed by any identity-based policy, and not by statement DenySupport
                arn:aws:sts::111122223333:assumed-role/Vault/one may not kms:Decrypt on
            """.ReplaceLineEndings()));

    [Test]
    public void What_is_refused_passes_ShouldRefuse() => Assert.That(
        Kms.ShouldRefuse(Support, "kms:Decrypt", on: "alias/cards", byStatement: "DenySupport").Select(decision => decision.Kind),
        Is.EqualTo([KmsDecisionKind.ExplicitDeny]));

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

    [TestCase("kms:CreateKey")]
    [TestCase("kms:DescribeCustomKeyStores")]
    public void An_action_on_no_key_knows_the_account_of_its_caller(string action)
    {
        Kms.Authorization.PutRole("Vault", role => role.WithPolicy(
            $$"""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"{{action}}","Resource":"*","Condition":{"StringEquals":{"kms:CallerAccount":"111122223333"} } } ] }
            """));

        Assert.That(Kms.ShouldAllow(Vault, action).Single().PolicyType, Is.EqualTo(KmsPolicyType.IdentityPolicy));
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
