namespace FakeKms.Assertions.Tests.Permissions;

/// <summary>What a failed constraint on permissions says, word for word.</summary>
public sealed class PermissionFailureTests : Asking
{
    [Test]
    public void A_refusal_shows_the_policies_in_order_and_the_nearest_miss() =>
        Fails(() => Assert.That(Kms, Allows.Caller(Vault).To("kms:Decrypt").On("alias/cards")), "x");

    [Test]
    public void A_permission_shows_the_statement_that_gives_it() =>
        Fails(() => Assert.That(Kms, Refuses.Caller(Alice).To("kms:Decrypt").On("alias/cards").WithEncryptionContext(("tenant", "8"))), "x");

    [Test]
    public void Of_several_those_that_are_not_so_are_named_and_explained() =>
        Fails(() => Assert.That(Kms, Allows.Caller(Support).To("kms:Encrypt", "kms:Decrypt").On("alias/cards", "alias/other")), "x");

    [Test]
    public void Of_two_constraints_the_one_that_fails_is_explained() => Fails(
        () => Assert.That(Kms, Allows.Caller(Alice).To("kms:ListKeys") & (Refuses.Caller(Support).To("kms:ListKeys") | Allows.Caller(Vault).To("kms:ListKeys"))), "x");

    [Test]
    public void A_constraint_that_should_not_hold_is_explained() => Fails(() => Assert.That(Kms, !Allows.Caller(Support).To("kms:ListKeys")), "x");

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
