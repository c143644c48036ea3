using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.CrossAccount;

/// <summary>Which keys of another account a caller may use. https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html</summary>
public class CrossAccountAccessTests : InMemory
{
    private const string Other = "444455556666";
    private const string Refused = "AccessDeniedException: User: arn:aws:sts::444455556666:assumed-role/Auditor/zoe is not authorized to perform: kms:";

    private IAmazonKeyManagementService foreign = null!;

    [SetUp]
    public void A_caller_of_another_account() => foreign = Kms.CreateInMemoryClient(KmsCaller.AssumedRole("Auditor", "zoe").WithAccountId(Other));

    [TearDown]
    public void Close() => foreign.Dispose();

    [TestCase("\"444455556666\"")]
    [TestCase("\"arn:aws:iam::444455556666:root\"")]
    [TestCase("\"arn:aws:iam::444455556666:role/Auditor\"")]
    [TestCase("\"arn:aws:sts::444455556666:assumed-role/Auditor/zoe\"")]
    [TestCase("\"*\"")]
    public async Task The_key_policy_lets_a_caller_in_by_account_role_or_session(string principal)
    {
        var arn = await KeyAsync(Allow(principal));

        Assert.That(await ErrorOf(() => foreign.EncryptTextAsync(arn, "x")), Is.EqualTo("no error"));
    }

    [TestCase("\"777788889999\"")]
    [TestCase("\"arn:aws:iam::444455556666:role/Baker\"")]
    [TestCase("\"arn:aws:iam::111122223333:role/Auditor\"")]
    public async Task Whom_the_policy_does_not_name_is_refused(string principal)
    {
        var arn = await KeyAsync(Allow(principal));

        Assert.That(await ErrorOf(() => foreign.EncryptTextAsync(arn, "x")), Does.StartWith(Refused + "Encrypt on resource: " + arn));
    }

    [Test]
    public async Task A_policy_that_allows_another_action_does_not_let_a_caller_in()
    {
        var arn = await KeyAsync(Allow($"\"{Other}\"", "kms:Decrypt"));

        Assert.That(await ErrorOf(() => foreign.EncryptTextAsync(arn, "x")), Does.StartWith(Refused + "Encrypt"));
    }

    [Test]
    public async Task A_Deny_wins()
    {
        var arn = await KeyAsync(Allow($"\"{Other}\""), Allow($"\"{Other}\"").Replace("Allow", "Deny"));

        Assert.That(await ErrorOf(() => foreign.EncryptTextAsync(arn, "x")), Does.StartWith(Refused + "Encrypt"));
    }

    [Test]
    public async Task A_grant_lets_its_grantee_in_to_the_operations_that_it_names()
    {
        var arn = await KeyAsync();
        await Client.CreateGrantAsync(new CreateGrantRequest { KeyId = arn, GranteePrincipal = $"arn:aws:iam::{Other}:role/Auditor", Operations = ["Encrypt"] });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => foreign.EncryptTextAsync(arn, "x")), Is.EqualTo("no error"));
            Assert.That(await ErrorOf(() => foreign.DescribeKeyAsync(arn)), Does.StartWith(Refused + "DescribeKey"));
        }
    }

    [Test]
    public async Task An_operation_without_cross_account_use_is_refused_whatever_the_policy_says()
    {
        var arn = await KeyAsync(Allow($"\"{Other}\""));

        Assert.That(await ErrorOf(() => foreign.DisableKeyAsync(arn)), Does.StartWith(Refused + "DisableKey"));
    }

    [Test]
    public async Task A_key_that_does_not_exist_is_refused_like_one_that_does() => Assert.That(
        await ErrorOf(() => foreign.DescribeKeyAsync("arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab")),
        Does.StartWith(Refused + "DescribeKey"));

    [Test]
    public async Task An_alias_ARN_of_the_other_account_leads_to_its_key()
    {
        var arn = await KeyAsync(Allow($"\"{Other}\""));
        await Client.CreateAliasAsync("alias/shared", arn);

        var described = await foreign.DescribeKeyAsync("arn:aws:kms:us-east-1:111122223333:alias/shared");

        Assert.That(described.KeyMetadata.Arn, Is.EqualTo(arn));
    }

    [Test]
    public async Task A_bare_id_or_name_means_a_key_of_the_own_account()
    {
        var arn = await KeyAsync(Allow($"\"{Other}\""));

        Assert.That(await ErrorOf(() => foreign.DescribeKeyAsync(arn[(arn.LastIndexOf('/') + 1)..])), Does.StartWith("NotFoundException: Key 'arn:aws:kms:us-east-1:444455556666:key/"));
    }

    [Test]
    public async Task A_ciphertext_leads_to_the_key_of_the_other_account_only_if_the_caller_may_use_it()
    {
        var (open, closed) = (await KeyAsync(Allow($"\"{Other}\"")), await KeyAsync());
        var (openBlob, closedBlob) = (await Client.EncryptTextAsync(open, "x"), await Client.EncryptTextAsync(closed, "x"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await foreign.DecryptTextAsync(openBlob), Is.EqualTo("x"));
            Assert.That(await ErrorOf(() => foreign.DecryptTextAsync(closedBlob)), Does.StartWith("AccessDeniedException: The ciphertext refers to"));
        }
    }

    private static string Allow(string principal, string action = "kms:*") =>
        $$"""{"Effect":"Allow","Principal":{"AWS":{{principal}}},"Action":"{{action}}","Resource":"*"}""";

    private async Task<string> KeyAsync(params string[] statements) => (await Client.CreateKeyAsync(new CreateKeyRequest
    {
        Policy = $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements.Prepend(Allow("\"arn:aws:iam::111122223333:root\"")))}}]}""",
    })).KeyMetadata.Arn;
}
