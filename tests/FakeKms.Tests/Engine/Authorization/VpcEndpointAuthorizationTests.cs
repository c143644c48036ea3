using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Authorization;

/// <summary>
/// VPC endpoints: the policy of the endpoint, and conditions of other policies on it. https://docs.aws.amazon.com/kms/latest/developerguide/vpce-policy-condition.html
/// </summary>
public sealed class VpcEndpointAuthorizationTests : Strict
{
    private const string Open = "vpce-1a2b3c4d5e6f1a2b3";
    private const string ForTenants = "vpce-0a0a0a0a0a0a0a0a0";
    private const string ForOwn = "vpce-0b0b0b0b0b0b0b0b0";
    private const string NoPolicyAllows = "because no VPC endpoint policy allows the kms:Encrypt action";

    private const string Tenants =
        """
        {"Statement":[
          {"Sid":"Tenants","Effect":"Allow","Principal":"*","Action":"kms:Encrypt","Resource":"*","Condition":{"Null":{"kms:EncryptionContext:tenant":"false"}}},
          {"Sid":"NoTest","Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*","Condition":{"StringEquals":{"kms:EncryptionContext:tenant":"test"}}}]}
        """;

    private const string Own =
        """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalAccount":"111122223333","aws:ResourceAccount":"111122223333"}}}]}""";

    protected override void Configure(FakeKmsBuilder builder) => base.Configure(builder
        .WithVpcEndpoint(Open, vpcId: "vpc-1a2b3c4d")
        .WithVpcEndpoint(ForTenants, Tenants)
        .WithVpcEndpoint(ForOwn, Own));

    [Test]
    public async Task The_policy_of_an_endpoint_allows_under_its_condition()
    {
        var caller = VaultCaller.ThroughVpcEndpoint(ForTenants);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Encrypts(caller, ("tenant", "7")), Is.EqualTo("allowed"));
            Assert.That(await Encrypts(caller), Is.EqualTo(Refused(VaultSession, "kms:Encrypt", NoPolicyAllows)));
            Assert.That(await Encrypts(caller, ("tenant", "test")), Is.EqualTo(Refused(VaultSession, "kms:Encrypt", "with an explicit deny in a VPC endpoint policy")));
            Assert.That(await Encrypts(VaultCaller), Is.EqualTo("allowed"), "not through the endpoint");
        }
    }

    [Test]
    public async Task What_an_endpoint_refuses_KMS_does_not_record_and_the_endpoint_does()
    {
        await Encrypts(VaultCaller.ThroughVpcEndpoint(ForTenants));

        var record = Kms.Trail.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((record.EventCategory, record.ErrorCode), Is.EqualTo(("NetworkActivity", "VpceAccessDenied")));
            Assert.That(Kms.Authorization.Denied.Single().Decision.PolicyType, Is.EqualTo(KmsPolicyType.VpcEndpointPolicy));
        }
    }

    [Test]
    public async Task The_policy_of_an_endpoint_keeps_callers_and_keys_of_other_accounts_out()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Encrypts(VaultCaller.ThroughVpcEndpoint(ForOwn)), Is.EqualTo("allowed"));
            Assert.That(await Encrypts(Foreigner.ThroughVpcEndpoint(ForOwn)), Does.EndWith(NoPolicyAllows));
        }
    }

    [TestCase("""{"StringNotEquals":{"aws:SourceVpce":"vpce-1a2b3c4d5e6f1a2b3"}}""")]
    [TestCase("""{"StringNotEquals":{"aws:SourceVpc":"vpc-1a2b3c4d"}}""")]
    [TestCase("""{"Null":{"aws:VpcSourceIp":"true"}}""")]
    public async Task A_key_policy_lets_in_only_what_comes_through_an_endpoint(string otherwise)
    {
        await Client.PutKeyPolicyAsync(new PutKeyPolicyRequest
        {
            KeyId = Arn,
            Policy = $$"""
                {"Version":"2012-10-17","Statement":[
                  {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"},
                  {"Sid":"Elsewhere","Effect":"Deny","Principal":"*","Action":"kms:Encrypt","Resource":"*","Condition":{{otherwise}}}]}
                """,
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Encrypts(VaultCaller.ThroughVpcEndpoint(Open)), Is.EqualTo("allowed"));
            Assert.That(await Encrypts(VaultCaller), Is.EqualTo(Refused(VaultSession, "kms:Encrypt", "with an explicit deny in a resource-based policy")));
        }
    }

    [Test]
    public async Task The_policy_of_an_endpoint_holds_for_the_root_user_and_for_services_as_well()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Encrypts(KmsCaller.Root().ThroughVpcEndpoint(ForTenants)), Does.EndWith(NoPolicyAllows));
            Assert.That(await Encrypts(VaultCaller.ThroughService("s3.amazonaws.com").ThroughVpcEndpoint(ForTenants)), Does.EndWith(NoPolicyAllows));
        }
    }
}
