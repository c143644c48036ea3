using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Authorization;

/// <summary>
/// The keys that AWS services keep in an account go by the policies that AWS gives them. https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-key
/// </summary>
public sealed class AwsManagedKeyAuthorizationTests : Strict
{
    private const string ReadOnly = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["kms:Describe*","kms:Get*","kms:List*"],"Resource":"*"}]}""";
    private const string NobodyUsesKeys = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*"}]}""";

    protected override void Configure(FakeKmsBuilder builder) => base.Configure(builder.WithRole("Reader", role => role.WithPolicy(ReadOnly)));

    [TestCase("s3", "s3.amazonaws.com")]
    [TestCase("secretsmanager", "secretsmanager.amazonaws.com")]
    [TestCase("ssm", "ssm.amazonaws.com")]
    [TestCase("ebs", "ec2.amazonaws.com", TestName = "Volumes are encrypted through EC2")]
    public async Task Whoever_may_use_the_service_uses_its_key_through_it(string service, string principal)
    {
        var key = await KeyOf(service);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await DataKey(VaultCaller.ThroughService(principal), key), Is.EqualTo("allowed"));
            Assert.That(await DataKey(KmsCaller.Root().ThroughService(principal), key), Is.EqualTo("allowed"));
        }
    }

    [Test]
    public async Task No_identity_policy_is_asked_for_a_call_through_the_service() =>
        Assert.That(await DataKey(KmsCaller.AssumedRole("Reader", "one").ThroughService("s3.amazonaws.com"), await KeyOf("s3")), Is.EqualTo("allowed"));

    [Test]
    public async Task An_administrator_cannot_use_the_key_itself()
    {
        var key = await KeyOf("s3");

        Assert.That(await DataKey(VaultCaller, key), Is.EqualTo(NothingAllows(key, "kms:GenerateDataKey")));
    }

    [Test]
    public async Task Another_service_cannot_use_the_key()
    {
        var key = await KeyOf("s3");

        Assert.That(await DataKey(VaultCaller.ThroughService("sqs.amazonaws.com"), key), Is.EqualTo(NothingAllows(key, "kms:GenerateDataKey")));
    }

    [Test]
    public async Task Another_account_cannot_use_the_key_even_through_the_service() => Assert.That(
        await DataKey(Foreigner.ThroughService("s3.amazonaws.com"), await KeyOf("s3")),
        Does.EndWith("no resource-based policies allow access, or a resource-based policy explicitly denies access"));

    [Test]
    public async Task An_administrator_cannot_change_the_key()
    {
        var key = await KeyOf("s3");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Outcome(VaultCaller, client => client.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = key })), Is.EqualTo(NothingAllows(key, "kms:ScheduleKeyDeletion")));
            Assert.That(await Outcome(VaultCaller, client => client.DisableKeyAsync(key)), Is.EqualTo(NothingAllows(key, "kms:DisableKey")));
        }
    }

    [Test]
    public async Task Whom_an_identity_policy_lets_look_at_keys_looks_at_this_one()
    {
        var key = await KeyOf("s3");
        var reader = KmsCaller.AssumedRole("Reader", "one");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Outcome(reader, client => client.DescribeKeyAsync(key)), Is.EqualTo("allowed"));
            Assert.That(await Outcome(reader, client => client.GetKeyPolicyAsync(new GetKeyPolicyRequest { KeyId = key })), Is.EqualTo("allowed"));
            Assert.That(await Outcome(reader, client => client.ListGrantsAsync(new ListGrantsRequest { KeyId = key })), Is.EqualTo("allowed"));
        }
    }

    [Test]
    public async Task The_policy_that_is_shown_is_the_one_that_decides()
    {
        var policy = (await Client.GetKeyPolicyAsync(new GetKeyPolicyRequest { KeyId = await KeyOf("ebs") })).Policy;

        Assert.That(policy, Does.Contain("\"kms:ViaService\" : \"ec2.us-east-1.amazonaws.com\"").And.Contain("\"kms:CallerAccount\" : \"111122223333\""));
    }

    [Test]
    public async Task A_resource_control_policy_does_not_reach_the_key()
    {
        using var kms = Pinned.Server(k => k
            .WithAuthorization(KmsAuthorizationMode.Strict).WithKey("alias/cards")
            .WithOrganization("o-a1b2c3d4e5", one => one.WithAccount(Account).WithResourceControlPolicy(NobodyUsesKeys)));
        using var client = kms.CreateClient(VaultCaller.ThroughService("s3.amazonaws.com"));
        Task<string> DataKeyOf(string key) => ErrorOf(() => client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = key, KeySpec = "AES_256" }));
        using (kms.Authorization.Permissive()) await client.DescribeKeyAsync("alias/aws/s3");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await DataKeyOf("alias/aws/s3"), Is.EqualTo("no error"));
            Assert.That(await DataKeyOf("alias/cards"), Does.EndWith("with an explicit deny in a resource control policy"));
        }
    }

    private static string NothingAllows(string key, string action) =>
        $"User: {VaultSession} is not authorized to perform: {action} on resource: {key} because no resource-based policy allows the {action} action";

    private async Task<string> KeyOf(string service) => (await Client.DescribeKeyAsync("alias/aws/" + service)).KeyMetadata.Arn;

    private Task<string> DataKey(KmsCaller caller, string key) =>
        Outcome(caller, client => client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = key, KeySpec = "AES_256" }));
}
