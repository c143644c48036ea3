namespace FakeKms.Assertions.Tests.Permissions;

/// <summary>What constraints on permissions hold for.</summary>
public sealed class PermissionConstraintTests : Asking
{
    [Test]
    public void A_caller_is_allowed_what_its_policies_allow_in_the_given_context()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms, Allows.Caller(Vault).To("kms:Decrypt").On("alias/cards").WithContext("kms:EncryptionContext:tenant", "7"));
            Assert.That(Kms, Allows.Caller(Vault).To("kms:Decrypt").On("alias/cards").WithEncryptionContext(("tenant", "7"), ("purpose", "audit")));
            Assert.That(Kms, Refuses.Caller(Vault).To("kms:Decrypt").On("alias/cards").WithEncryptionContext(("tenant", "8")));
            Assert.That(Kms, Refuses.Caller(Vault).To("kms:Decrypt").On("alias/cards"));
        }
    }

    [Test]
    public void All_actions_on_all_keys_are_meant()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms, Allows.Caller(Alice).To("kms:Decrypt", "kms:Encrypt").On("alias/cards", "alias/other"));
            Assert.That(Kms, Refuses.Caller(Vault).To("kms:Encrypt").To("kms:DescribeKey").On("alias/cards").On("alias/other"));
            Assert.That(Failure.Of(() => Assert.That(Kms, Allows.Caller(Support).To("kms:Encrypt", "kms:Decrypt").On("alias/cards"))), Does.Contain("not so for 1 of 2"));
            Assert.That(Failure.Of(() => Assert.That(Kms, Refuses.Caller(Support).To("kms:Encrypt", "kms:Decrypt").On("alias/cards"))), Does.Contain("not so for 1 of 2"));
        }
    }

    [Test]
    public void What_decides_can_be_asked_for()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms, Allows.Caller(Support).To("kms:Encrypt").On("alias/cards").By(KmsPolicyType.IdentityPolicy).ByStatement("Work"));
            Assert.That(Kms, Refuses.Caller(Support).To("kms:Decrypt").On("alias/cards").ByStatement("DenySupport"));
            Assert.That(Kms, Refuses.Caller(Vault).To("kms:Encrypt").On("alias/cards").By(KmsPolicyType.IdentityPolicy));
            Assert.That(
                Failure.Of(() => Assert.That(Kms, Refuses.Caller(Vault).To("kms:Encrypt").On("alias/cards").By(KmsPolicyType.KeyPolicy))),
                Does.Contain("But was:  not allowed by any identity-based policy, and not by key policy"));
        }
    }

    [Test]
    public void A_condition_key_can_have_several_values()
    {
        var grant = Allows.Caller(Vault).To("kms:CreateGrant").On("alias/cards");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms, grant.WithContext("kms:GrantOperations", "Encrypt", "Decrypt"));
            Assert.That(Kms, Refuses.Caller(Vault).To("kms:CreateGrant").On("alias/cards").WithContext("kms:GrantOperations", "Encrypt").WithContext("kms:GrantOperations", "Sign"));
        }
    }

    [Test]
    public void A_Region_can_be_named()
    {
        Kms.Authorization.PutRole("Vault", role => role.WithPolicy(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:ListKeys","Resource":"*","Condition":{"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}}]}"""));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms, Allows.Caller(Vault).To("kms:ListKeys").InRegion("eu-west-1"));
            Assert.That(Kms, Refuses.Caller(Vault).To("kms:ListKeys"));
        }
    }

    [Test]
    public void Constraints_combine()
    {
        var (yes, no) = (Allows.Caller(Alice).To("kms:Decrypt").On("alias/cards"), Allows.Caller(Vault).To("kms:Decrypt").On("alias/cards"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms, yes & !no);
            Assert.That(Kms, no | yes);
            Assert.That(Kms, !(yes & no));
            Assert.That(Kms, !(no | !yes));
            Assert.That(Holds(yes & no), Is.False);
            Assert.That(Holds(no | !yes), Is.False);
            Assert.That(Holds(!yes), Is.False);
        }
    }

    [Test]
    public void Constraints_combine_with_others_of_NUnit()
    {
        var yes = Allows.Caller(Alice).To("kms:Decrypt").On("alias/cards");

        Assert.That(Kms, Is.Not.Null & yes);
    }

    private bool Holds(KmsPermissionExpression constraint) => constraint.ApplyTo(Kms).IsSuccess;
}
