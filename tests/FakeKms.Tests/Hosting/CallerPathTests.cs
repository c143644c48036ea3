using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.Policies;

namespace FakeKms.Tests.Hosting;

/// <summary>The IAM path of a user or a role: in its ARN, and nowhere else.</summary>
public sealed class CallerPathTests : InMemory
{
    [Test]
    public async Task The_path_of_a_role_is_in_the_ARN_of_the_issuer_alone()
    {
        await ListAsync(KmsCaller.AssumedRole("service-role/Vault", "deploy"));

        var identity = Kms.Trail[^1].UserIdentity;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(identity.Arn, Is.EqualTo("arn:aws:sts::111122223333:assumed-role/Vault/deploy"));
            Assert.That(identity.SessionContext!.SessionIssuer!.Arn, Is.EqualTo("arn:aws:iam::111122223333:role/service-role/Vault"));
            Assert.That(identity.SessionContext.SessionIssuer.UserName, Is.EqualTo("Vault"));
        }
    }

    [Test]
    public async Task The_path_of_a_user_is_in_the_ARN_alone()
    {
        await ListAsync(KmsCaller.IamUser("Bob").WithPath("/division/cards/"));

        var identity = Kms.Trail[^1].UserIdentity;
        Assert.That((identity.Arn, identity.UserName), Is.EqualTo(("arn:aws:iam::111122223333:user/division/cards/Bob", "Bob")));
    }

    [Test]
    public async Task Records_are_found_by_the_caller_and_by_every_name_of_the_caller()
    {
        var (bob, vault) = (KmsCaller.IamUser("division/Bob"), KmsCaller.AssumedRole("service-role/Vault", "deploy"));
        await ListAsync(bob);
        await ListAsync(vault);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new[] { Kms.Trail.By(bob).Count, Kms.Trail.By("Bob").Count, Kms.Trail.By("arn:aws:iam::111122223333:user/division/Bob").Count }, Is.All.EqualTo(1));
            Assert.That(new[] { Kms.Trail.By(vault).Count, Kms.Trail.By("arn:aws:iam::111122223333:role/service-role/Vault").Count }, Is.All.EqualTo(1));
            Assert.That(Kms.Trail.By(KmsCaller.IamUser("Bob")), Is.Empty);
        }
    }

    [Test]
    public async Task A_refusal_names_the_session_without_the_path_and_the_user_with_it()
    {
        const string Foreign = "arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab";
        using var bob = Kms.CreateClient(KmsCaller.IamUser("division/Bob"));
        using var vault = Kms.CreateClient(KmsCaller.AssumedRole("service-role/Vault", "deploy"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => bob.DescribeKeyAsync(Foreign)), Does.StartWith("AccessDeniedException: User: arn:aws:iam::111122223333:user/division/Bob is"));
            Assert.That(await ErrorOf(() => vault.DescribeKeyAsync(Foreign)), Does.StartWith("AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/Vault/deploy is"));
        }
    }

    [Test]
    public async Task A_grant_and_a_policy_of_least_privilege_name_the_role_with_its_path()
    {
        var vault = KmsCaller.AssumedRole("service-role/Vault", "deploy").WithAccountId("444455556666");
        using var client = Kms.CreateClient(vault);
        var arn = (await Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.Arn;
        await Client.CreateGrantAsync(new CreateGrantRequest
        {
            KeyId = arn,
            GranteePrincipal = "arn:aws:iam::444455556666:role/service-role/Vault",
            Operations = ["Encrypt"],
        });

        await client.EncryptTextAsync(arn, "x");
        // What the grant allows needs no statement.
        await Client.PutAsync(arn, Policies.Of(Policies.Allow(Policies.Root), Policies.Allow("444455556666", "\"kms:DescribeKey\"")));
        await client.DescribeKeyAsync(arn);

        Assert.That(Kms.Trail.ToKeyPolicy(arn, new KmsPolicyOptions { IncludeGrantedCalls = true }).ToJson(), Does.Contain("arn:aws:iam::444455556666:role/service-role/Vault"));
    }

    [TestCase("service-role", "write /service-role/.")]
    [TestCase("/service-role", "write /service-role/.")]
    [TestCase("/a b/", "names with a slash before and behind")]
    [TestCase("", "names with a slash before and behind")]
    public void What_is_no_path_is_refused_with_what_to_write(string path, string proposal) => Assert.That(
        () => KmsCaller.IamUser("Bob").WithPath(path),
        Throws.ArgumentException.With.Message.Contains($"'{path}' is no path of IAM").And.Message.Contains(proposal));

    [Test]
    public void Only_users_and_roles_have_one()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => KmsCaller.Root().WithPath("/a/"), Throws.InvalidOperationException.With.Message.Contains("Root has no path"));
            Assert.That(() => KmsCaller.AwsService("s3.amazonaws.com").WithPath("/a/"), Throws.InvalidOperationException.With.Message.Contains("AWSService has no path"));
            Assert.That(() => KmsCaller.IamUser("a b/Bob"), Throws.ArgumentException.With.Message.Contains("'/a b/' is no path of IAM"));
            Assert.That(KmsCaller.IamUser("/division/Bob"), Is.EqualTo(KmsCaller.IamUser("Bob").WithPath("/division/")));
            Assert.That(KmsCaller.IamUser("Bob").WithPath("/"), Is.EqualTo(KmsCaller.IamUser("Bob")));
        }
    }

    private async Task ListAsync(KmsCaller caller)
    {
        using var client = Kms.CreateClient(caller);
        await client.ListKeysAsync(new ListKeysRequest());
    }
}
