namespace FakeKms.Tests.Engine.Authorization;

/// <summary>What nobody can declare, said to be so.</summary>
public sealed class DeclaredMistakeTests
{
    [Test]
    public void A_role_is_in_no_group() => Assert.That(
        () => FakeKmsServer.Start(k => k.WithGroup("Support", _ => { }).WithRole("Vault", role => role.InGroup("Support"))),
        Throws.InvalidOperationException.With.Message.EqualTo("The role Vault cannot be in a group: only IAM users are."));

    [Test]
    public void A_group_has_no_tags() => Assert.That(
        () => FakeKmsServer.Start(k => k.WithGroup("Support", group => group.WithTag("team", "cards"))),
        Throws.InvalidOperationException.With.Message.EqualTo("The group Support has no tags; users and roles have."));

    [TestCase("")]
    [TestCase(" ")]
    public void A_principal_without_a_name_is_none(string name) =>
        Assert.That(() => FakeKmsServer.Start(k => k.WithRole(name, _ => { })), Throws.ArgumentException.With.Property("ParamName").EqualTo("name"));

    [Test]
    public void A_mode_that_is_none_is_refused()
    {
        using var kms = FakeKmsServer.Start();

        Assert.That(
            () => kms.Authorization.Mode = (KmsAuthorizationMode)99,
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("There is no such mode of authorization."));
    }

    [TestCase("kms:CreateAlias")]
    [TestCase("kms:UpdateAlias")]
    [TestCase("kms:DeleteAlias")]
    public void An_action_on_an_alias_is_needed_on_the_alias_too(string action)
    {
        using var kms = FakeKmsServer.Start(k => k.WithAuthorization(KmsAuthorizationMode.Strict).WithKey("alias/cards").WithUser("Bob", user => user.WithPolicy(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"arn:aws:kms:*:*:key/*"}]}""")));

        Assert.That(kms.Can(KmsCaller.IamUser("Bob"), action, "alias/cards").IsAllowed, Is.False);
    }

    [Test]
    public void An_account_whose_place_nobody_named_is_below_the_root()
    {
        using var kms = FakeKmsServer.Start(k => k.WithAuthorization(KmsAuthorizationMode.Strict).WithKey("alias/cards")
            .WithOrganization("o-a1b2c3d4e5", org => org.WithAccount("111122223333"))
            .WithUser("Bob", user => user.WithPolicy(
                """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*",""" +
                """ "Condition":{"ForAnyValue:StringEquals":{"aws:PrincipalOrgPaths":"o-a1b2c3d4e5/r-root/"}}}]}""")));

        Assert.That(kms.Can(KmsCaller.IamUser("Bob"), "kms:Decrypt", "alias/cards").IsAllowed, Is.True);
    }
}
