using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.CustomKeyStores;

namespace FakeKms.Tests.Xks.Client;

/// <summary>What a proxy hears of the call of KMS that it works for.</summary>
public sealed class RequestMetadataTests : WithIndependentProxy
{
    private const string Vpce = "vpce-1a2b3c4d5e6f1a2b3";

    [Test]
    public async Task A_proxy_hears_of_the_caller_the_key_the_operation_and_the_request()
    {
        await EncryptedAsync();

        Assert.That(Members(), Is.EqualTo(new Dictionary<string, string?>
        {
            ["awsPrincipalArn"] = "arn:aws:iam::111122223333:user/Alice",
            ["kmsKeyArn"] = $"arn:aws:kms:us-east-1:111122223333:key/{KeyId}",
            ["kmsOperation"] = "Encrypt",
            ["kmsRequestId"] = Kms.Trail[^1].RequestID,
        }));
    }

    [Test]
    public async Task A_new_key_has_no_ARN_yet()
    {
        await Client.KeyInAsync(StoreId, "two");

        Assert.That(Members().Keys, Is.EquivalentTo(new[] { "awsPrincipalArn", "kmsOperation", "kmsRequestId" }));
    }

    [Test]
    public async Task A_question_about_health_does_not_say_who_asks()
    {
        await Client.UpdateStoreAsync(StoreId, r => r.XksProxyUriPath = "/other/kms/xks/v1");

        Assert.That(Members(), Is.EqualTo(new Dictionary<string, string?>
        {
            ["kmsOperation"] = "UpdateCustomKeyStore",
            ["kmsRequestId"] = Kms.Trail[^1].RequestID,
        }));
    }

    [Test]
    public async Task A_role_is_named_by_its_session()
    {
        await EncryptAsync(KmsCaller.AssumedRole("payments", "batch"));

        Assert.That(Members()["awsPrincipalArn"], Is.EqualTo("arn:aws:sts::111122223333:assumed-role/payments/batch"));
    }

    [Test]
    public async Task A_service_that_calls_for_somebody_is_named_beside_the_caller()
    {
        await EncryptAsync(KmsCaller.IamUser("Alice").ThroughService("ebs.amazonaws.com"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Members()["awsPrincipalArn"], Is.EqualTo("arn:aws:iam::111122223333:user/Alice"));
            Assert.That(Members()["kmsViaService"], Is.EqualTo("ebs.us-east-1.amazonaws.com"));
        }
    }

    [Test]
    public async Task A_service_that_calls_for_itself_is_named_by_its_principal()
    {
        await EncryptAsync(KmsCaller.AwsService("s3.amazonaws.com"));

        Assert.That((Members()["awsPrincipalArn"], Members().ContainsKey("kmsViaService")), Is.EqualTo(("s3.amazonaws.com", false)));
    }

    [Test]
    public async Task A_caller_of_the_key_s_account_is_followed_to_its_VPC()
    {
        await EncryptAsync(KmsCaller.IamUser("Alice").ThroughVpcEndpoint(Vpce));

        Assert.That((Members()["awsSourceVpce"], Members()["awsSourceVpc"]), Is.EqualTo((Vpce, "vpc-1")));
    }

    [Test]
    public async Task A_caller_of_another_account_is_not()
    {
        await EncryptAsync(KmsCaller.IamUser("Bob").WithAccountId("444455556666").ThroughVpcEndpoint(Vpce));

        Assert.That(Members().Keys, Is.EquivalentTo(new[] { "awsPrincipalArn", "kmsKeyArn", "kmsOperation", "kmsRequestId" }));
    }

    protected override void Configure(FakeKmsBuilder builder)
    {
        base.Configure(builder);
        builder.WithVpcEndpoint(Vpce, vpcId: "vpc-1");
    }

    private async Task EncryptAsync(KmsCaller caller)
    {
        await Client.PutKeyPolicyAsync(new PutKeyPolicyRequest
        {
            KeyId = KeyId,
            Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}]}""",
        });
        using var client = Kms.CreateClient(caller);
        await client.EncryptAsync(new EncryptRequest { KeyId = $"arn:aws:kms:us-east-1:111122223333:key/{KeyId}", Plaintext = Bytes("secret") });
    }

    private Dictionary<string, string?> Members() =>
        Proxy.Received[^1].Json.GetProperty("requestMetadata").EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString());
}
