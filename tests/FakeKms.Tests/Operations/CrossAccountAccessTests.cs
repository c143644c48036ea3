using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.Policies;
using KeyPolicyText = FakeKms.Tests.Operations.Policies.Policies;

namespace FakeKms.Tests.Operations;

/// <summary>
/// A key of another account: its policy or a grant opens it for the operations that work across accounts.
/// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
/// </summary>
public class CrossAccountAccessTests : InMemory
{
    private const string Theirs = "444455556666";
    private const string Bob = "arn:aws:iam::444455556666:user/Bob";
    private IAmazonKeyManagementService bob = null!;
    private string arn = "";

    [SetUp]
    public async Task A_key_and_a_caller_of_another_account()
    {
        bob = Kms.CreateInMemoryClient(KmsCaller.IamUser("Bob").WithAccountId(Theirs));
        arn = (await Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.Arn;
        await Client.CreateAliasAsync("alias/shared", arn);
    }

    [TearDown]
    public void Bob_leaves() => bob.Dispose();

    [TestCase(Theirs)]
    [TestCase("arn:aws:iam::444455556666:root")]
    [TestCase(Bob)]
    [TestCase("*")]
    public async Task A_key_policy_opens_a_key_to_an_account_or_a_principal_of_it(string principal)
    {
        await OpenAsync(KeyPolicyText.Allow(principal, "\"kms:Encrypt\""));

        var answer = await bob.EncryptAsync(Request(arn));

        Assert.That(answer.KeyId, Is.EqualTo(arn));
    }

    [TestCase("444455557777", "\"kms:Encrypt\"")]
    [TestCase("arn:aws:iam::444455556666:user/Carol", "\"kms:Encrypt\"")]
    [TestCase(Bob, "\"kms:Decrypt\"")]
    public async Task Whom_the_policy_does_not_name_for_the_action_is_refused(string principal, string action)
    {
        await OpenAsync(KeyPolicyText.Allow(principal, action));

        Assert.That(await ErrorOf(() => bob.EncryptAsync(Request(arn))), Does.StartWith($"AccessDeniedException: User: {Bob} is not authorized to perform: kms:Encrypt on resource: {arn}"));
    }

    [Test]
    public async Task The_rotation_of_an_opened_key_can_be_asked_for()
    {
        await OpenAsync(KeyPolicyText.Allow(Theirs, "\"kms:GetKeyRotationStatus\""));

        Assert.That((await bob.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = arn })).KeyId, Is.EqualTo(arn));
    }

    [Test]
    public async Task A_deny_of_the_policy_wins()
    {
        await OpenAsync(KeyPolicyText.Allow(Theirs), KeyPolicyText.Deny(Bob, "\"kms:Encrypt\""));

        Assert.That(await ErrorOf(() => bob.EncryptAsync(Request(arn))), Does.StartWith("AccessDeniedException"));
    }

    [Test]
    public async Task A_grant_opens_a_key_for_its_operations()
    {
        await Client.CreateGrantAsync(new CreateGrantRequest { KeyId = arn, GranteePrincipal = Bob, Operations = ["Encrypt"] });

        var decrypt = await ErrorOf(async () => await bob.DecryptAsync(new DecryptRequest { CiphertextBlob = (await bob.EncryptAsync(Request(arn))).CiphertextBlob }));

        Assert.That(decrypt, Does.StartWith("AccessDeniedException: The ciphertext refers to a customer master key that does not exist"));
    }

    [Test]
    public async Task A_ciphertext_leads_to_a_key_of_another_account()
    {
        await OpenAsync(KeyPolicyText.Allow(Theirs, "\"kms:Decrypt\""));
        var ciphertext = (await Client.EncryptAsync(Request(arn))).CiphertextBlob;

        Assert.That((await bob.DecryptAsync(new DecryptRequest { CiphertextBlob = ciphertext })).KeyId, Is.EqualTo(arn));
    }

    [Test]
    public async Task An_alias_arn_of_another_account_leads_to_its_key()
    {
        await OpenAsync(KeyPolicyText.Allow(Theirs, "\"kms:DescribeKey\""));

        var described = await bob.DescribeKeyAsync("arn:aws:kms:us-east-1:111122223333:alias/shared");

        Assert.That(described.KeyMetadata.AWSAccountId, Is.EqualTo("111122223333"));
    }

    [Test]
    public async Task An_operation_that_does_not_work_across_accounts_is_refused_whatever_the_policy_says()
    {
        await OpenAsync(KeyPolicyText.Allow(Theirs));

        Assert.That(await ErrorOf(() => bob.DisableKeyAsync(arn)), Does.StartWith("AccessDeniedException"));
    }

    [Test]
    public async Task A_key_that_does_not_exist_is_refused_like_one_that_is_closed()
    {
        const string Missing = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

        Assert.That(await ErrorOf(() => bob.DescribeKeyAsync(Missing)), Is.EqualTo((await ErrorOf(() => bob.DescribeKeyAsync(arn))).Replace(arn, Missing, StringComparison.Ordinal)));
    }

    [Test]
    public async Task Both_keys_of_ReEncrypt_may_be_of_other_accounts()
    {
        await OpenAsync(KeyPolicyText.Allow(Theirs, "[\"kms:ReEncryptFrom\",\"kms:ReEncryptTo\"]"));
        var ciphertext = (await Client.EncryptAsync(Request(arn))).CiphertextBlob;

        var answer = await bob.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = ciphertext, DestinationKeyId = arn });

        Assert.That(new[] { answer.SourceKeyId, answer.KeyId }, Is.All.EqualTo(arn));
    }

    private Task OpenAsync(params string[] statements) => Client.PutAsync(arn, KeyPolicyText.Of([KeyPolicyText.Allow(KeyPolicyText.Root), .. statements]));

    private static EncryptRequest Request(string key) => new() { KeyId = key, Plaintext = new MemoryStream([1, 2, 3]) };
}
