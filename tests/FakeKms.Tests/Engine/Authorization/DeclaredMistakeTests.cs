namespace FakeKms.Tests.Engine.Authorization;

/// <summary>What nobody can declare, said to be so.</summary>
public sealed class DeclaredMistakeTests
{
    private const string AllowKms = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*"}]}""";

    [Test]
    public void A_role_is_in_no_group() => Assert.That(
        () => FakeKmsServer.Start(k => k.WithGroup("Support", _ => { }).WithRole("Vault", role => role.InGroup("Support"))),
        Throws.InvalidOperationException.With.Message.EqualTo("The role Vault cannot be in a group: only IAM users are."));

    [Test]
    public void A_group_has_no_tags() => Assert.That(
        () => FakeKmsServer.Start(k => k.WithGroup("Support", group => group.WithTag("team", "cards"))),
        Throws.InvalidOperationException.With.Message.EqualTo("The group Support has no tags; users and roles have."));

    [Test]
    public void A_group_has_no_boundary() => Assert.That(
        () => FakeKmsServer.Start(k => k.WithGroup("Support", group => group.WithBoundary(AllowKms))),
        Throws.InvalidOperationException.With.Message.EqualTo("The group Support has no permissions boundary; users and roles have."));

    private static IEnumerable<TestCaseData> Absences()
    {
        TestCaseData Of(string title, Action<KmsPrincipalBuilder> configure, string parameter) => new TestCaseData(configure, parameter).SetArgDisplayNames(title);
        yield return Of("a policy without a file", user => user.WithPolicy((FileInfo)null!), "policy");
        yield return Of("a policy without records", user => user.WithPolicy((KmsPolicyDocument)null!), "policy");
        yield return Of("a boundary without a file", user => user.WithBoundary((FileInfo)null!), "policy");
        yield return Of("a tag without a key", user => user.WithTag(null!, "cards"), "key");
        yield return Of("a tag with an empty key", user => user.WithTag("", "cards"), "key");
        yield return Of("a tag without a value", user => user.WithTag("team", null!), "value");
        yield return Of("a group without a name", user => user.InGroup(null!), "group");
        yield return Of("a group with an empty name", user => user.InGroup(" "), "group");
    }

    [TestCaseSource(nameof(Absences))]
    public void What_is_not_there_is_refused_at_once(Action<KmsPrincipalBuilder> configure, string parameter) => Assert.That(
        () => FakeKmsServer.Start(k => k.WithUser("Bob", configure)), Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo(parameter));

    [Test]
    public void A_principal_that_nobody_describes_is_refused() => Assert.That(
        () => FakeKmsServer.Start(k => k.WithUser("Bob", null!)), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("configure"));

    [Test]
    public void A_boundary_that_IAM_would_not_take_is_refused_with_its_name() => Assert.That(
        () => FakeKmsServer.Start(k => k.WithRole("Vault", role => role.WithBoundary("{}"))),
        Throws.ArgumentException.With.Message.StartsWith("AWS would not take the permissions boundary of role Vault. "));

    [Test]
    public void A_caller_whose_session_policy_AWS_would_not_take_is_refused_before_the_first_call()
    {
        var caller = KmsCaller.AssumedRole("Vault", "one").WithSessionPolicy("{}");
        using var kms = FakeKmsServer.Start();

        foreach (var use in new Action[] { () => kms.CreateClient(caller), () => FakeKmsServer.Start(k => k.WithCaller(caller)) })
            Assert.That(use, Throws.ArgumentException.With.Message.StartsWith("AWS would not take the session policy. "));
    }

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
}
