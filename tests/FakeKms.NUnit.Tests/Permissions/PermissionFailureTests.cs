namespace FakeKms.Assertions.Tests.Permissions;

/// <summary>What a failed constraint on permissions says, word for word.</summary>
public sealed class PermissionFailureTests : Asking
{
    private string Cards => Kms.Key("alias/cards").Arn;

    private string Other => Kms.Key("alias/other").Arn;

    [Test]
    public void A_refusal_shows_the_policies_in_order_and_the_nearest_miss() => Fails(
        () => Assert.That(Kms, Allows.Caller(Vault).To("kms:Decrypt").On("alias/cards")),
        $"""
          Expected: role Vault/one may kms:Decrypt on alias/cards
          But was:  not allowed by any identity-based policy
            arn:aws:sts::111122223333:assumed-role/Vault/one may not kms:Decrypt on {Cards}: no identity-based policy allows it
              the key policy
                statement Enable IAM User Permissions (Allow): matches, and leaves it to the policies of account 111122223333
              policy 1 of role Vault
                statement AllowVault (Allow): not for this request, Condition StringEquals kms:EncryptionContext:tenant: wanted 7, was absent
                statement Grants (Allow): not for this request, Action: wanted kms:CreateGrant, was kms:Decrypt
            nearest miss: statement AllowVault of policy 1 of role Vault matches but for Condition StringEquals kms:EncryptionContext:tenant: wanted 7, was absent
            AWS answers: User: arn:aws:sts::111122223333:assumed-role/Vault/one is not authorized to perform: kms:Decrypt on resource: {Cards} because no identity-based policy allows the kms:Decrypt action
        """);

    [Test]
    public void A_permission_shows_the_statement_that_gives_it() => Fails(
        () => Assert.That(Kms, Refuses.Caller(Alice).To("kms:Decrypt").On("alias/cards").WithEncryptionContext(("tenant", "8"))),
        $"""
          Expected: user Alice may not kms:Decrypt on alias/cards with kms:EncryptionContext:tenant = 8
          But was:  allowed by Everything of an administrator's policy
            arn:aws:iam::111122223333:user/Alice may kms:Decrypt on {Cards}: statement Everything of an administrator's policy allows it
              the key policy
                statement Enable IAM User Permissions (Allow): matches, and leaves it to the policies of account 111122223333
              an administrator's policy
                statement Everything (Allow): matches
        """);

    [Test]
    public void Of_several_those_that_are_not_so_are_named_and_explained() => Fails(
        () => Assert.That(Kms, Allows.Caller(Support).To("kms:Encrypt", "kms:Decrypt").On("alias/cards", "alias/other")),
        $"""
          Expected: role Support/zoe may kms:Encrypt and kms:Decrypt on alias/cards and alias/other
          But was:  not so for 2 of 4
            kms:Decrypt on alias/cards: denied by DenySupport of policy 1 of role Support
            kms:Decrypt on alias/other: denied by DenySupport of policy 1 of role Support
            arn:aws:sts::111122223333:assumed-role/Support/zoe may not kms:Decrypt on {Cards}: statement DenySupport of policy 1 of role Support denies it
              the key policy
                statement Enable IAM User Permissions (Allow): matches, and leaves it to the policies of account 111122223333
              policy 1 of role Support
                statement Work (Allow): matches
                statement DenySupport (Deny): matches
            AWS answers: User: arn:aws:sts::111122223333:assumed-role/Support/zoe is not authorized to perform: kms:Decrypt on resource: {Cards} with an explicit deny in an identity-based policy
            arn:aws:sts::111122223333:assumed-role/Support/zoe may not kms:Decrypt on {Other}: statement DenySupport of policy 1 of role Support denies it
              the key policy
                statement Enable IAM User Permissions (Allow): matches, and leaves it to the policies of account 111122223333
              policy 1 of role Support
                statement Work (Allow): matches
                statement DenySupport (Deny): matches
            AWS answers: User: arn:aws:sts::111122223333:assumed-role/Support/zoe is not authorized to perform: kms:Decrypt on resource: {Other} with an explicit deny in an identity-based policy
        """);

    [Test]
    public void Of_two_constraints_the_one_that_fails_is_explained() => Fails(
        () => Assert.That(Kms, Allows.Caller(Alice).To("kms:ListKeys") & (Refuses.Caller(Support).To("kms:ListKeys") | Allows.Caller(Vault).To("kms:ListKeys"))),
        """
          Expected: user Alice may kms:ListKeys and (role Support/zoe may not kms:ListKeys or role Vault/one may kms:ListKeys)
          But was:  allowed by Work of policy 1 of role Support
            arn:aws:sts::111122223333:assumed-role/Support/zoe may kms:ListKeys on *: statement Work of policy 1 of role Support allows it
              policy 1 of role Support
                statement Work (Allow): matches
                statement DenySupport (Deny): not for this request, Action: wanted kms:Decrypt, was kms:ListKeys
          and     not allowed by any identity-based policy
            arn:aws:sts::111122223333:assumed-role/Vault/one may not kms:ListKeys on *: no identity-based policy allows it
              policy 1 of role Vault
                statement AllowVault (Allow): not for this request, Action: wanted kms:Decrypt, was kms:ListKeys and Condition StringEquals kms:EncryptionContext:tenant: wanted 7, was absent
                statement Grants (Allow): not for this request, Action: wanted kms:CreateGrant, was kms:ListKeys
            nearest miss: statement Grants of policy 1 of role Vault matches but for Action: wanted kms:CreateGrant, was kms:ListKeys
            AWS answers: User: arn:aws:sts::111122223333:assumed-role/Vault/one is not authorized to perform: kms:ListKeys on resource: * because no identity-based policy allows the kms:ListKeys action
        """);

    [Test]
    public void A_constraint_that_should_not_hold_is_explained() => Fails(
        () => Assert.That(Kms, !Allows.Caller(Support).To("kms:ListKeys")),
        """
          Expected: not (role Support/zoe may kms:ListKeys)
          But was:  allowed by Work of policy 1 of role Support
            arn:aws:sts::111122223333:assumed-role/Support/zoe may kms:ListKeys on *: statement Work of policy 1 of role Support allows it
              policy 1 of role Support
                statement Work (Allow): matches
                statement DenySupport (Deny): not for this request, Action: wanted kms:Decrypt, was kms:ListKeys
        """);

    [Test]
    public void A_constraint_that_is_not_finished_says_what_to_write() => Assert.That(
        () => Assert.That(Kms, Allows.Caller(Alice).On("alias/cards")),
        Throws.InvalidOperationException.With.Message.EqualTo(
            "user Alice may … on alias/cards: what is asked about is missing. Write which action, and on which key: .To(\"kms:Decrypt\").On(\"alias/cards\")."));

    [Test]
    public void A_constraint_without_its_key_says_so() => Assert.That(
        () => Assert.That(Kms, Refuses.Caller(Alice).To("kms:Decrypt")), Throws.ArgumentException.With.Message.StartsWith("kms:Decrypt is about a key: say which."));

    [Test]
    public void A_slip_in_the_second_of_two_is_found_whatever_the_first_is() => Assert.That(
        () => Assert.That(Kms, Allows.Caller(Alice).To("kms:ListKeys") | Allows.Caller(Alice).To("kms:LstKeys")),
        Throws.ArgumentException.With.Message.StartsWith("'kms:LstKeys' is no action of KMS; did you mean 'kms:ListKeys'?"));

    [Test]
    public void What_is_no_server_has_no_permissions() => Assert.That(
        () => Assert.That(Kms.Trail, Allows.Caller(Alice).To("kms:ListKeys")),
        Throws.ArgumentException.With.Message.StartsWith("Allows.Caller(…) and Refuses.Caller(…) hold for a server: Assert.That(kms, …)."));

    [Test]
    public void The_opposite_of_who_decides_says_too_little() => Assert.That(
        () => !(Allows.Caller(Alice).To("kms:ListKeys").ByStatement("Work") & Allows.Caller(Alice).To("kms:ListKeys")),
        Throws.ArgumentException.With.Message.StartsWith("The opposite of a decision by a certain policy or statement can be meant in two ways"));

    [Test]
    public void What_is_missing_or_blank_is_refused_by_name()
    {
        var constraint = Allows.Caller(Alice);
        using (Assert.EnterMultipleScope())
        {
            Refused(() => Allows.Caller(null!), "caller");
            Refused(() => Refuses.Caller(null!), "caller");
            Refused(() => constraint.To(), "actions");
            Refused(() => constraint.To(null!), "actions");
            Refused(() => constraint.To(" "), "actions");
            Refused(() => constraint.On(), "keys");
            Refused(() => constraint.On("alias/cards", null!), "keys");
            Refused(() => constraint.WithContext("", "7"), "key");
            Refused(() => constraint.WithContext("kms:ViaService", null!), "value");
            Refused(() => constraint.WithContext("kms:ViaService", "a", null!), "more");
            Refused(() => constraint.WithEncryptionContext(), "pairs");
            Refused(() => constraint.WithEncryptionContext(("", "7")), "pairs");
            Refused(() => constraint.WithEncryptionContext(("tenant", null!)), "pairs");
            Refused(() => constraint.InRegion("Ireland"), "region");
            Refused(() => constraint.By((KmsPolicyType)99), "policyType");
            Refused(() => constraint.ByStatement(" "), "statement");
            Refused(() => _ = constraint & null!, "right");
            Refused(() => _ = !(KmsPermissionExpression)null!, "constraint");
        }
    }

    private static void Refused(Action use, string parameter) =>
        Assert.That(() => use(), Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo(parameter));
}
