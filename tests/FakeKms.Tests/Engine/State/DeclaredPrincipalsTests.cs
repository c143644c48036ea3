using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.State;

/// <summary>Who is whom among declared users, roles and groups of the same name.</summary>
public sealed class DeclaredPrincipalsTests : InMemory
{
    private const string Theirs = "444455556666";
    private const string UseKms = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*"}]}""";
    private const string Tagged =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"cards"}}}]}""";

    private static IEnumerable<TestCaseData<KmsCaller>> NotMisplaced() =>
    [
        Named(KmsCaller.AssumedRole("Bob", "one"), "a role"),
        Named(KmsCaller.IamUser("Bob").WithAccountId(Theirs), "a user of another account"),
        Named(KmsCaller.FederatedUser("Bob", "staff/Bob"), "a federated user"),
        Named(KmsCaller.Root(), "the root user"),
        Named(KmsCaller.IamUser("staff/Bob"), "the user itself"),
    ];

    [TestCaseSource(nameof(NotMisplaced))]
    public void Only_a_user_of_the_name_and_the_account_is_taken_for_a_declared_one_with_another_path(KmsCaller caller)
    {
        using var kms = Pinned.Server(k => k.WithUser("staff/Bob", _ => { }));

        Assert.That(() => kms.CreateClient(caller).Dispose(), Throws.Nothing);
    }

    [TestCase("Bob")]
    [TestCase("interns/Bob")]
    [TestCase("BOB")]
    public void A_user_with_another_path_than_the_declared_one_is_a_mistake(string name)
    {
        using var kms = Pinned.Server(k => k.WithUser("staff/Bob", _ => { }));

        Assert.That(() => kms.CreateClient(KmsCaller.IamUser(name)), Throws.ArgumentException.With.Message.StartsWith(
            "The caller is declared with another path: write \"staff/Bob\" for "));
    }

    [Test]
    public async Task A_federated_user_has_no_tags_of_the_user_who_sent_it()
    {
        using var kms = Strict(k => k.WithUser("Bob", user => user.WithPolicy(Tagged).WithTag("team", "cards")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await EncryptsAsync(kms, KmsCaller.IamUser("Bob")), Is.True);
            Assert.That(await EncryptsAsync(kms, KmsCaller.FederatedUser("kiosk", "Bob").WithSessionPolicy(UseKms)), Is.False);
            Assert.That(await EncryptsAsync(kms, KmsCaller.FederatedUser("kiosk", "Bob").WithSessionPolicy(UseKms).WithSessionTag("team", "cards")), Is.True);
        }
    }

    [Test]
    public async Task A_user_has_nothing_of_a_group_of_the_name_in_another_account()
    {
        using var kms = Strict(k => k
            .WithGroup("Support", group => group.InAccount(Theirs).WithPolicy(UseKms)).WithGroup("Support", _ => { })
            .WithUser("Bob", user => user.InGroup("Support")));

        Assert.That(await EncryptsAsync(kms, KmsCaller.IamUser("Bob")), Is.False);
    }

    [Test]
    public async Task A_user_has_nothing_of_a_user_or_a_role_that_is_named_as_its_group()
    {
        using var kms = Strict(k => k
            .WithUser("Support", user => user.WithPolicy(UseKms)).WithRole("Support", role => role.WithPolicy(UseKms)).WithGroup("Support", _ => { })
            .WithUser("Bob", user => user.InGroup("Support")));

        Assert.That(await EncryptsAsync(kms, KmsCaller.IamUser("Bob")), Is.False);
    }

    [Test]
    public async Task A_principal_replaces_only_the_one_of_its_kind_and_account_that_has_the_name()
    {
        using var kms = Strict(k => k
            .WithUser("Ann", user => user.WithPolicy(UseKms)).WithRole("Ann", role => role.WithPolicy(UseKms))
            .WithUser("ann", user => user.InAccount(Theirs)).WithGroup("ANN", _ => { }));

        Assert.That(
            (await EncryptsAsync(kms, KmsCaller.IamUser("Ann")), await EncryptsAsync(kms, KmsCaller.AssumedRole("Ann", "one"))), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task Under_declared_principals_only_a_grant_may_name_a_federated_user_whom_nobody_can_declare()
    {
        using var kms = Pinned.Server(k => k.WithKey("alias/cards").WithDeclaredPrincipalsOnly());
        using var client = kms.CreateClient();

        Assert.That(
            await ErrorOf(() => client.CreateGrantAsync(
                new CreateGrantRequest { KeyId = kms.Key("alias/cards").KeyId, GranteePrincipal = "arn:aws:sts::111122223333:federated-user/kiosk", Operations = ["Encrypt"] })),
            Is.EqualTo("no error"));
    }

    private static TestCaseData<KmsCaller> Named(KmsCaller caller, string name) => new(caller) { TestName = $"{{m}}({name})" };

    private static FakeKmsServer Strict(Action<FakeKmsBuilder> configure) => Pinned.Server(k =>
    {
        k.WithAuthorization(KmsAuthorizationMode.Strict).WithKey("alias/cards");
        configure(k);
    });

    private static async Task<bool> EncryptsAsync(FakeKmsServer kms, KmsCaller caller)
    {
        using var client = kms.CreateClient(caller);
        return await ErrorOf(() => client.EncryptAsync(new EncryptRequest { KeyId = "alias/cards", Plaintext = new MemoryStream([1]) })) == "no error";
    }
}
