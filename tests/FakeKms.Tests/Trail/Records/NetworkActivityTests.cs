using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.Records;

/// <summary>What a VPC endpoint lets through, and what its owner sees of it.</summary>
public sealed class NetworkActivityTests
{
    private const string Endpoint = "vpce-1a2b3c4d5e6f1a2b3";
    private const string Foreign = "444455556666";
    private static readonly KmsCaller Inside = KmsCaller.AssumedRole("Vault", "deploy").ThroughVpcEndpoint(Endpoint);

    [Test]
    public async Task A_call_that_the_policy_refuses_leaves_a_network_activity_event_and_nothing_else()
    {
        await using var kms = Started(Allowing("kms:Decrypt"));
        using var client = kms.CreateClient(Inside);

        Assert.That(await ErrorOf(() => client.ListKeysAsync(new ListKeysRequest())), Is.EqualTo(
            "AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/Vault/deploy is not authorized to perform: kms:ListKeys on resource: * because no VPC endpoint policy allows the kms:ListKeys action"));
        Assert.That(Blotted(kms.Trail.Single()), Is.EqualTo(
            """
            {"eventVersion":"1.11","userIdentity":{"type":"AssumedRole","principalId":"AROACKCEVSQ6C2EXAMPLE:deploy","arn":"arn:aws:sts::111122223333:assumed-role/Vault/deploy",
            "accountId":"111122223333","accessKeyId":"ASIAIOSFODNN7EXAMPLE","sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROACKCEVSQ6C2EXAMPLE",
            "arn":"arn:aws:iam::111122223333:role/Vault","accountId":"111122223333","userName":"Vault"},"attributes":{"creationDate":"2026-01-01T00:00:00Z","mfaAuthenticated":"false"}}},
            "eventTime":"2026-01-01T00:00:00Z","eventSource":"kms.amazonaws.com","eventName":"ListKeys","awsRegion":"us-east-1","sourceIPAddress":"192.0.2.0",
            "errorCode":"VpceAccessDenied","errorMessage":"The request was denied due to a VPC endpoint policy","requestID":"…","eventID":"…","eventType":"AwsVpceEvent",
            "recipientAccountId":"111122223333","sharedEventID":"…","vpcEndpointId":"vpce-1a2b3c4d5e6f1a2b3","vpcEndpointAccountId":"111122223333","eventCategory":"NetworkActivity"}
            """.ReplaceLineEndings("")));
    }

    [Test]
    public async Task The_owner_of_the_endpoint_sees_no_more_of_a_caller_in_another_account_than_its_account_and_unique_id()
    {
        await using var kms = Started(Allowing("kms:Decrypt"));
        using var client = kms.CreateClient(KmsCaller.IamUser("Eve").WithAccountId(Foreign).ThroughVpcEndpoint(Endpoint, "111122223333"));

        await ErrorOf(() => client.ListKeysAsync(new ListKeysRequest()));
        var record = kms.Trail.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.UserIdentity, Is.EqualTo(new KmsUserIdentity { Type = "AWSAccount", PrincipalId = "AIDACKCEVSQ6C2EXAMPLE", AccountId = Foreign }));
            Assert.That((record.RecipientAccountId, record.VpcEndpointAccountId), Is.EqualTo(("111122223333", "111122223333")));
        }
    }

    [TestCase(KmsNetworkActivity.None, "Management DescribeKey ")]
    [TestCase(KmsNetworkActivity.Denied, "Management DescribeKey , NetworkActivity Encrypt VpceAccessDenied")]
    [TestCase(KmsNetworkActivity.All, "Management DescribeKey , NetworkActivity DescribeKey , NetworkActivity Encrypt VpceAccessDenied")]
    public async Task The_owner_chooses_which_events_there_are(KmsNetworkActivity activity, string records)
    {
        await using var kms = Started(Allowing("kms:Describe*"), activity);
        using var client = kms.CreateClient(Inside);
        await client.DescribeKeyAsync("alias/a");
        await ErrorOf(() => client.EncryptAsync(new EncryptRequest { KeyId = "alias/a", Plaintext = new MemoryStream([1]) }));

        Assert.That(string.Join(", ", kms.Trail.Select(record => $"{record.EventCategory} {record.EventName} {record.ErrorCode}")), Is.EqualTo(records));
    }

    [Test]
    public async Task A_call_that_gets_through_has_no_error_and_no_event_tells_its_user_agent()
    {
        await using var kms = Started(Allowing("kms:ListKeys"), KmsNetworkActivity.All);
        using var client = kms.CreateClient(Inside.WithUserAgent("cards/1.0"));
        await client.ListKeysAsync(new ListKeysRequest());
        var (call, activity) = (kms.Trail[0], kms.Trail[1]);

        Assert.That(
            (call.UserAgent, activity.EventCategory, activity.UserAgent, activity.ErrorCode, activity.ErrorMessage),
            Is.EqualTo(("cards/1.0", "NetworkActivity", "", (string?)null, (string?)null)));
    }

    [Test]
    public async Task The_policy_is_asked_for_the_key_of_the_call_and_a_deny_ends_the_matter()
    {
        await using var kms = Pinned.Server(k => k.WithKey("alias/a").WithKey("alias/b"));
        var (one, other) = (kms.Key("alias/a").Arn, kms.Key("alias/b").Arn);
        var statements = $$"""{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"{{one}}"},{"Effect":"Deny","Principal":{"AWS":"*"},"Action":"kms:Sign","Resource":"*"}""";
        await using var behind = Pinned.Server(k => k.WithKey("alias/a").WithKey("alias/b").WithVpcEndpoint(Endpoint, $$"""{"Statement":[{{statements}}]}"""));
        using var client = behind.CreateClient(Inside);
        var blob = (await client.EncryptAsync(new EncryptRequest { KeyId = one, Plaintext = new MemoryStream([1]) })).CiphertextBlob;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => client.DescribeKeyAsync(other)), Does.EndWith($"kms:DescribeKey on resource: {other} because no VPC endpoint policy allows the kms:DescribeKey action"));
            Assert.That(
                await ErrorOf(() => client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = blob, DestinationKeyId = other })),
                Does.EndWith($"kms:ReEncryptTo on resource: {other} because no VPC endpoint policy allows the kms:ReEncryptTo action"));
            Assert.That(
                await ErrorOf(() => client.SignAsync(new SignRequest { KeyId = one, Message = new MemoryStream([1]), SigningAlgorithm = SigningAlgorithmSpec.RSASSA_PSS_SHA_256 })),
                Does.EndWith($"kms:Sign on resource: {one} with an explicit deny in a VPC endpoint policy"));
            Assert.That(behind.Trail.Select(record => record.EventType), Is.EqualTo(new[] { "AwsApiCall", "AwsVpceEvent", "AwsVpceEvent", "AwsVpceEvent" }));
        }
    }

    [Test]
    public async Task Another_endpoint_and_the_public_one_let_everything_through()
    {
        await using var kms = Started(Allowing("kms:Decrypt"), KmsNetworkActivity.All);
        using var client = kms.CreateClient();
        using var elsewhere = kms.CreateClient(Inside.ThroughVpcEndpoint("vpce-0"));
        await client.ListKeysAsync(new ListKeysRequest());
        await elsewhere.ListKeysAsync(new ListKeysRequest());

        Assert.That(kms.Trail.Select(record => record.EventType), Is.EqualTo(new[] { "AwsApiCall", "AwsApiCall" }));
    }

    [Test]
    public async Task A_call_that_fails_behind_the_endpoint_got_through_it()
    {
        await using var kms = Started(policy: null, KmsNetworkActivity.All);
        using var client = kms.CreateClient(Inside);
        await ErrorOf(() => client.DescribeKeyAsync("alias/none"));

        Assert.That(kms.Trail.Select(record => (record.EventType, record.ErrorCode)), Is.EqualTo(new[] { ("AwsApiCall", "NotFoundException"), ("AwsVpceEvent", null) }));
    }

    [Test]
    public async Task Network_activity_comes_back_from_a_log_and_is_no_call_and_needs_no_permission_and_goes_to_no_rule()
    {
        await using var kms = Started(Allowing("kms:Decrypt"));
        using var client = kms.CreateClient(Inside);
        await ErrorOf(() => client.ListKeysAsync(new ListKeysRequest()));
        var record = CloudTrailLog.Parse(kms.Trail.ToJsonLines()).Single();
        await using var other = Pinned.Server();
        await other.Scenario("once more").FromCloudTrail([record]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.ToJson(), Is.EqualTo(kms.Trail.Single().ToJson()));
            Assert.That(other.Trail, Is.Empty);
            Assert.That(kms.Trail.ToIamPolicies(new KmsPolicyOptions { IncludeDeniedCalls = true }), Is.Empty);
            Assert.That(kms.Trail.ToEventBridge(allManagementEvents: true), Is.Empty);
        }
    }

    [TestCase("{}", "AWS would not take the policy of the VPC endpoint vpce-1a2b3c4d5e6f1a2b3. The policy has no Statement.")]
    [TestCase("none", "AWS would not take the policy of the VPC endpoint vpce-1a2b3c4d5e6f1a2b3. The policy is not a JSON document.")]
    public void A_policy_that_is_none_is_refused_at_once(string policy, string message) => Assert.That(
        () => Pinned.Server(k => k.WithVpcEndpoint(Endpoint, policy)), Throws.ArgumentException.With.Message.StartsWith(message).And.Property("ParamName").EqualTo("policy"));

    [Test]
    public void An_endpoint_needs_an_id_and_a_choice_that_there_is()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Pinned.Server(k => k.WithVpcEndpoint(" ")), Throws.ArgumentException.With.Property("ParamName").EqualTo("vpcEndpointId"));
            Assert.That(() => Pinned.Server(k => k.WithVpcEndpoint(Endpoint, null, (KmsNetworkActivity)9)), Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
    }

    [Test]
    public async Task The_last_word_on_an_endpoint_counts()
    {
        await using var kms = Pinned.Server(k => k.WithVpcEndpoint(Endpoint, Allowing("kms:Decrypt")).WithVpcEndpoint(Endpoint));
        using var client = kms.CreateClient(Inside);

        Assert.That(await ErrorOf(() => client.ListKeysAsync(new ListKeysRequest())), Is.EqualTo("no error"));
    }

    private static FakeKmsServer Started(string? policy, KmsNetworkActivity activity = KmsNetworkActivity.Denied) =>
        Pinned.Server(k => k.WithKey("alias/a").WithVpcEndpoint(Endpoint, policy, activity));

    private static string Allowing(string action) => $$"""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"{{action}}","Resource":"*"}]}""";

    private static string Blotted(KmsEvent record) => new[] { record.RequestID!, record.EventID, record.SharedEventID! }
        .Aggregate(record.ToJson(), (json, id) => json.Replace(id, "…", StringComparison.Ordinal));

    private static async Task<string> ErrorOf(Func<Task> call)
    {
        try
        {
            await call();
            return "no error";
        }
        catch (AmazonKeyManagementServiceException error)
        {
            return $"{error.ErrorCode}: {error.Message}";
        }
    }
}
