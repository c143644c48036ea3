using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.Policies;
using KeyPolicyText = FakeKms.Tests.Operations.Policies.Policies;

namespace FakeKms.Tests.Engine;

/// <summary>
/// A key of another account: its policy or a grant opens it for the operations that work across accounts.
/// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
/// </summary>
public sealed class CrossAccountAccessTests : InMemory
{
    private const string Theirs = "444455556666";
    private const string Auditor = "arn:aws:iam::444455556666:role/Auditor";
    private const string Zoe = "arn:aws:sts::444455556666:assumed-role/Auditor/zoe";
    private const string Bob = "arn:aws:iam::444455556666:user/Bob";
    private const string Refused = $"AccessDeniedException: User: {Zoe} is not authorized to perform: kms:";
    private const string Masked =
        "because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access";
    private IAmazonKeyManagementService zoe = null!;
    private string arn = "";

    [SetUp]
    public async Task A_key_and_a_caller_of_another_account()
    {
        zoe = Kms.CreateClient(KmsCaller.AssumedRole("Auditor", "zoe").WithAccountId(Theirs));
        arn = (await Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.Arn;
        await Client.CreateAliasAsync("alias/shared", arn);
    }

    [TearDown]
    public void Zoe_leaves() => zoe.Dispose();

    [TestCase(Theirs)]
    [TestCase("arn:aws:iam::444455556666:root")]
    [TestCase(Auditor)]
    [TestCase(Zoe)]
    [TestCase("*")]
    public async Task A_key_policy_opens_a_key_to_an_account_a_role_or_a_session(string principal)
    {
        await OpenAsync(KeyPolicyText.Allow(principal, "\"kms:Encrypt\""));

        Assert.That((await zoe.EncryptAsync(Request(arn))).KeyId, Is.EqualTo(arn));
    }

    [Test]
    public async Task A_key_policy_opens_a_key_to_a_user()
    {
        using var bob = Kms.CreateClient(KmsCaller.IamUser("Bob").WithAccountId(Theirs));
        await OpenAsync(KeyPolicyText.Allow(Bob, "\"kms:Encrypt\""));

        Assert.That((await bob.EncryptAsync(Request(arn))).KeyId, Is.EqualTo(arn));
    }

    [TestCase("444455557777", "\"kms:Encrypt\"")]
    [TestCase(Bob, "\"kms:Encrypt\"")]
    [TestCase("arn:aws:iam::444455556666:role/Baker", "\"kms:Encrypt\"")]
    [TestCase("arn:aws:iam::111122223333:role/Auditor", "\"kms:Encrypt\"")]
    [TestCase(Theirs, "\"kms:Decrypt\"")]
    [TestCase(Zoe, "\"kms:Decrypt\"")]
    public async Task Whom_the_policy_does_not_name_for_the_action_is_refused(string principal, string action)
    {
        await OpenAsync(KeyPolicyText.Allow(principal, action));

        Assert.That(await ErrorOf(() => zoe.EncryptAsync(Request(arn))), Is.EqualTo($"{Refused}Encrypt on this resource {Masked}"));
    }

    [TestCase(Theirs)]
    [TestCase(Zoe)]
    public async Task A_deny_of_the_policy_wins(string denied)
    {
        await OpenAsync(KeyPolicyText.Allow(Theirs), KeyPolicyText.Deny(denied, "\"kms:Encrypt\""));

        Assert.That(await ErrorOf(() => zoe.EncryptAsync(Request(arn))), Is.EqualTo($"{Refused}Encrypt on this resource {Masked}"));
    }

    [Test]
    public async Task The_rotation_of_an_opened_key_can_be_asked_for()
    {
        await OpenAsync(KeyPolicyText.Allow(Theirs, "\"kms:GetKeyRotationStatus\""));

        Assert.That((await zoe.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = arn })).KeyId, Is.EqualTo(arn));
    }

    [Test]
    public async Task A_grant_opens_a_key_for_its_operations_alone()
    {
        await Client.CreateGrantAsync(new CreateGrantRequest { KeyId = arn, GranteePrincipal = Auditor, Operations = ["Encrypt"] });

        var ciphertext = (await zoe.EncryptAsync(Request(arn))).CiphertextBlob;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => zoe.DescribeKeyAsync(arn)), Does.StartWith(Refused + "DescribeKey"));
            Assert.That(
                await ErrorOf(() => zoe.DecryptAsync(new DecryptRequest { CiphertextBlob = ciphertext })),
                Is.EqualTo($"{Refused}Decrypt on the resource associated with this ciphertext {Masked}"));
        }
    }

    [Test]
    public async Task A_ciphertext_leads_to_a_key_of_another_account_only_if_the_caller_may_use_it()
    {
        await OpenAsync(KeyPolicyText.Allow(Theirs, "\"kms:Decrypt\""));
        var (open, closed) = (await Client.EncryptTextAsync(arn, "x"), await Client.EncryptTextAsync(await Client.CreateSymmetricKeyAsync(), "x"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await zoe.DecryptAsync(new DecryptRequest { CiphertextBlob = open })).KeyId, Is.EqualTo(arn));
            Assert.That(await ErrorOf(() => zoe.DecryptTextAsync(closed)), Is.EqualTo($"{Refused}Decrypt on the resource associated with this ciphertext {Masked}"));
        }
    }

    [Test]
    public async Task An_alias_ARN_of_another_account_leads_to_its_key()
    {
        await OpenAsync(KeyPolicyText.Allow(Theirs, "\"kms:DescribeKey\""));

        var described = (await zoe.DescribeKeyAsync("arn:aws:kms:us-east-1:111122223333:alias/shared")).KeyMetadata;

        Assert.That((described.Arn, described.AWSAccountId), Is.EqualTo((arn, "111122223333")));
    }

    [Test]
    public async Task A_bare_id_means_a_key_of_the_own_account()
    {
        await OpenAsync(KeyPolicyText.Allow(Theirs));

        var error = await ErrorOf(() => zoe.DescribeKeyAsync(arn[(arn.LastIndexOf('/') + 1)..]));

        Assert.That(error, Does.StartWith("NotFoundException: Key 'arn:aws:kms:us-east-1:444455556666:key/"));
    }

    [Test]
    public async Task An_operation_that_does_not_work_across_accounts_is_refused_whatever_the_policy_says()
    {
        await OpenAsync(KeyPolicyText.Allow(Theirs));

        Assert.That(await ErrorOf(() => zoe.DisableKeyAsync(arn)), Does.StartWith(Refused + "DisableKey"));
    }

    [Test]
    public async Task A_key_that_does_not_exist_is_refused_like_one_that_is_closed()
    {
        const string Missing = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

        var (missing, closed) = (await ErrorOf(() => zoe.DescribeKeyAsync(Missing)), await ErrorOf(() => zoe.DescribeKeyAsync(arn)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(closed, Is.EqualTo($"{Refused}DescribeKey on this resource {Masked}"));
            Assert.That(missing, Is.EqualTo(closed));
        }
    }

    [Test]
    public async Task Both_keys_of_ReEncrypt_may_be_of_other_accounts()
    {
        await OpenAsync(KeyPolicyText.Allow(Theirs, "[\"kms:ReEncryptFrom\",\"kms:ReEncryptTo\"]"));
        var ciphertext = (await Client.EncryptAsync(Request(arn))).CiphertextBlob;

        var answer = await zoe.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = ciphertext, DestinationKeyId = arn });

        Assert.That(new[] { answer.SourceKeyId, answer.KeyId }, Is.All.EqualTo(arn));
    }

    private Task OpenAsync(params string[] statements) => Client.PutAsync(arn, KeyPolicyText.Of([KeyPolicyText.Allow(KeyPolicyText.Root), .. statements]));

    private static EncryptRequest Request(string key) => new() { KeyId = key, Plaintext = new MemoryStream([1, 2, 3]) };
}
