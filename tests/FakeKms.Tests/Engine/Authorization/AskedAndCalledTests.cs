using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Authorization;

/// <summary>A question without a call is answered as the call would be.</summary>
public sealed class AskedAndCalledTests
{
    private static readonly KmsCaller Bob = KmsCaller.IamUser("Bob");
    private const string AllowAll = """{"Sid":"All","Effect":"Allow","Action":"kms:*","Resource":"*"}""";

    private static IEnumerable<TestCaseData> Questions()
    {
        TestCaseData Of(string title, string statements, string action, Func<IAmazonKeyManagementService, Task> call, bool isAllowed) =>
            new TestCaseData(statements, action, call, isAllowed).SetArgDisplayNames(title);
        Func<IAmazonKeyManagementService, Task> encrypt = c => c.EncryptAsync(new() { KeyId = "alias/cards", Plaintext = new MemoryStream([1]) });
        Func<IAmazonKeyManagementService, Task> delete = c => c.DeleteAliasAsync("alias/cards");
        yield return Of("an alias action on the key alone", """{"Effect":"Allow","Action":"kms:*","Resource":"arn:aws:kms:*:*:key/*"}""", "kms:DeleteAlias", delete, false);
        yield return Of("an alias action on the alias alone", """{"Effect":"Allow","Action":"kms:*","Resource":"arn:aws:kms:*:*:alias/*"}""", "kms:DeleteAlias", delete, false);
        yield return Of("an alias action on both", AllowAll, "kms:DeleteAlias", delete, true);
        yield return Of(
            "the alias of the request is denied",
            AllowAll + """,{"Effect":"Deny","Action":"kms:Encrypt","Resource":"*","Condition":{"StringEquals":{"kms:RequestAlias":"alias/cards"}}}""", "kms:Encrypt", encrypt, false);
        yield return Of(
            "the alias of the request is allowed",
            """{"Effect":"Allow","Action":"kms:Encrypt","Resource":"*","Condition":{"StringEquals":{"kms:RequestAlias":"alias/cards"}}}""", "kms:Encrypt", encrypt, true);
        yield return Of(
            "the default algorithm",
            """{"Effect":"Allow","Action":"kms:Encrypt","Resource":"*","Condition":{"StringEquals":{"kms:EncryptionAlgorithm":"SYMMETRIC_DEFAULT"}}}""", "kms:Encrypt", encrypt, true);
    }

    [TestCaseSource(nameof(Questions))]
    public async Task A_question_is_answered_as_the_call_is(string statements, string action, Func<IAmazonKeyManagementService, Task> call, bool isAllowed)
    {
        using var kms = Server(user => user.WithPolicy($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}"""));
        using var bob = kms.CreateClient(Bob);
        var asked = kms.Can(Bob, action, "alias/cards").IsAllowed;
        var called = true;
        try
        {
            await call(bob);
        }
        catch (AmazonKeyManagementServiceException refused) when (refused.ErrorCode == "AccessDeniedException")
        {
            called = false;
        }

        Assert.That((asked, called), Is.EqualTo((isAllowed, isAllowed)));
    }

    [TestCase(null, false)]
    [TestCase("7", true)]
    public void The_window_of_thirty_days_counts_when_none_is_given(string? days, bool isAllowed)
    {
        using var kms = Server(user => user.WithPolicy(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*"},""" +
            """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"NumericGreaterThan":{"kms:ScheduleKeyDeletionPendingWindowInDays":"14"}}}]}"""));
        var context = days is null ? null : new Dictionary<string, string> { ["kms:ScheduleKeyDeletionPendingWindowInDays"] = days };

        Assert.That(kms.Can(Bob, "kms:ScheduleKeyDeletion", "alias/cards", context).IsAllowed, Is.EqualTo(isAllowed));
    }

    [TestCase("kms:ScheduleKeyDeletion", "NumericEquals", "kms:ScheduleKeyDeletionPendingWindowInDays", "30")]
    [TestCase("kms:EnableKeyRotation", "NumericEquals", "kms:RotationPeriodInDays", "365")]
    [TestCase("kms:Sign", "StringEquals", "kms:MessageType", "RAW")]
    [TestCase("kms:DeriveSharedSecret", "StringEquals", "kms:KeyAgreementAlgorithm", "ECDH")]
    public void What_a_request_has_without_being_told_is_there_in_a_question(string action, string comparison, string name, string value)
    {
        using var kms = Server(user => user.WithPolicy(
            $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*","Condition":{"{{{comparison}}}":{"{{{name}}}":"{{{value}}}"} } }]}"""));

        Assert.That(kms.Can(Bob, action, "alias/cards").IsAllowed, Is.True);
    }

    [Test]
    public async Task The_explanation_names_a_grant_that_does_not_fit()
    {
        using var kms = Server(_ => { });
        using var alice = kms.CreateClient();
        var grant = await alice.CreateGrantAsync(new CreateGrantRequest
        {
            KeyId = kms.Key("alias/cards").KeyId,
            GranteePrincipal = "arn:aws:iam::111122223333:user/Bob",
            Operations = ["Encrypt"],
            Constraints = new GrantConstraints { EncryptionContextEquals = new() { ["tenant"] = "7" } },
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Can(Bob, "kms:Encrypt", "alias/cards").Explanation, Does.EndWith($"  grant {grant.GrantId} wants EncryptionContextEquals {{tenant: 7}}"));
            Assert.That(kms.Can(Bob, "kms:Decrypt", "alias/cards").Explanation, Does.EndWith($"  grant {grant.GrantId} is for Encrypt"));
        }
    }

    [Test]
    public void The_explanation_sees_the_context_of_a_key_policy_as_the_decision_does()
    {
        using var kms = Pinned.Server(k => k.WithKey("alias/cards", key => key.WithTag("team", "cards").WithPolicy(
            """{"Version":"2012-10-17","Statement":[{"Sid":"Tagged","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/Bob"},""" +
            """ "Action":"kms:Decrypt","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/team":"cards"}}},""" +
            """{"Sid":"Admin","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/Alice"},"Action":"kms:*","Resource":"*"}]}""")));

        Assert.That(
            kms.Can(Bob, "kms:Decrypt", "alias/cards").Explanation,
            Does.Contain("nearest miss: statement Tagged of the key policy matches but for Condition StringEquals aws:ResourceTag/team: wanted cards, was absent"));
    }

    [Test]
    public void A_caller_with_another_path_than_the_declared_one_is_a_mistake()
    {
        using var kms = Pinned.Server(k => k.WithKey("alias/cards").WithRole("service-role/Vault", _ => { }));

        Assert.That(
            () => kms.CreateClient(KmsCaller.AssumedRole("Vault", "one")),
            Throws.ArgumentException.With.Message.StartsWith("The caller is declared with another path: write \"service-role/Vault\" for Vault."));
    }

    [Test]
    public void Under_declared_principals_only_nobody_else_calls()
    {
        using var kms = Pinned.Server(k => k.WithKey("alias/cards").WithDeclaredPrincipalsOnly().WithUser("Bob", _ => { }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => kms.CreateClient(KmsCaller.IamUser("Ghost")), Throws.ArgumentException.With.Message.StartsWith("Nobody declared the IAMUser Ghost"));
            Assert.That(() => kms.Can(KmsCaller.IamUser("Ghost"), "kms:Decrypt", "alias/cards"), Throws.ArgumentException);
            Assert.That(kms.Can(Bob, "kms:Decrypt", "alias/cards").IsAllowed, Is.False);
            Assert.That(kms.Can(kms.Caller, "kms:Decrypt", "alias/cards").IsAllowed, Is.True);
        }
    }

    [TestCase("arn:aws:iam::111122223333:role/Vault", "'arn:aws:iam::111122223333:role/Vault' is an ARN: write the name of the role alone, Vault, with its path if it has one.")]
    [TestCase("Va*lt", "IAM has no role named 'Va*lt': a name has 1 to 64 ASCII letters, digits and characters of +=,.@_-.")]
    public void A_name_that_IAM_has_not_is_refused(string name, string text) =>
        Assert.That(() => FakeKmsServer.Start(k => k.WithRole(name, _ => { })), Throws.ArgumentException.With.Message.StartsWith(text));

    [Test]
    public void An_account_in_two_organizations_is_a_contradiction() => Assert.That(
        () => FakeKmsServer.Start(k => k
            .WithOrganization("o-a1b2c3d4e5", org => org.WithAccount("111122223333"))
            .WithOrganization("o-b1b2c3d4e5", org => org.WithAccount("111122223333"))),
        Throws.ArgumentException.With.Message.EqualTo("The account 111122223333 is in two organizations, o-a1b2c3d4e5 and o-b1b2c3d4e5: it can be in one."));

    [Test]
    public void A_condition_key_without_a_prefix_is_refused() => Assert.That(
        () => Server(user => user.WithPolicy("""{"Statement":[{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringEquals":{"tenant":"7"}}}]}""")),
        Throws.ArgumentException.With.Message.Contains("The policy has a condition key without the prefix of a service, such as kms: or aws:, before it: 'tenant'."));

    [Test]
    public async Task A_quick_denial_hits_what_a_service_calls_for_the_caller()
    {
        using var kms = Pinned.Server(k => k.WithKey("alias/cards"));
        kms.Authorization.Deny(Bob, "kms:DescribeKey");
        using var through = kms.CreateClient(Bob.ThroughService("s3.amazonaws.com"));

        await Assert.ThatAsync(() => through.DescribeKeyAsync("alias/cards"), Throws.InstanceOf<AmazonKeyManagementServiceException>().With.Property("ErrorCode").EqualTo("AccessDeniedException"));
    }

    private static FakeKmsServer Server(Action<KmsPrincipalBuilder> bob) => Pinned.Server(k => k
        .WithAuthorization(KmsAuthorizationMode.Strict).WithKey("alias/cards").WithUser("Bob", bob));
}
