using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Grants;

/// <summary>Grants that a service makes for its own use, as Amazon ECR does: https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html</summary>
public class GrantsByServicesTests : InMemory
{
    private const string Service = "ecr.us-west-2.amazonaws.com";

    [Test]
    public async Task A_service_that_calls_for_somebody_names_itself_as_the_principal()
    {
        using var ecr = Kms.CreateClient(KmsCaller.IamUser("Alice").ThroughService("ecr.amazonaws.com"));
        var keyId = await Client.CreateSymmetricKeyAsync();

        var grant = await ecr.CreateGrantAsync(Request(keyId));

        var listed = (await Client.ListGrantsAsync(new ListGrantsRequest { KeyId = keyId })).Grants.Single();
        Assert.That((listed.GrantId, listed.GranteePrincipal, listed.RetiringPrincipal), Is.EqualTo((grant.GrantId, Service, Service)));
    }

    [Test]
    public async Task Everybody_else_may_name_a_service_too_and_the_record_has_it_as_it_was_sent()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        var grant = await Client.CreateGrantAsync(Request(keyId, "dynamodb.us-west-1.amazonaws.com"));

        var record = Kms.Trail[^1];
        var found = await Client.ListGrantsAsync(new ListGrantsRequest { KeyId = keyId, GranteePrincipal = "dynamodb.us-west-1.amazonaws.com" });
        using (Assert.EnterMultipleScope())
        {
            Assert.That((found.Grants.Single().GrantId, found.Grants.Single().RetiringPrincipal), Is.EqualTo((grant.GrantId, "dynamodb.us-west-1.amazonaws.com")));
            Assert.That(record.Text("requestParameters.granteePrincipal"), Is.EqualTo("dynamodb.us-west-1.amazonaws.com"));
            Assert.That(record.Text("requestParameters.retiringPrincipal"), Is.EqualTo("dynamodb.us-west-1.amazonaws.com"));
            Assert.That(record.Value("requestParameters.granteeServicePrincipal"), Is.Null);
        }
    }

    [TestCase("dynamodb")]
    [TestCase("amazonaws.com")]
    [TestCase("dynamodb.example.com")]
    [TestCase("Bob")]
    public async Task Other_texts_name_nobody(string principal)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(
            await ErrorOf(() => Client.CreateGrantAsync(Request(keyId, principal))),
            Is.EqualTo($"InvalidArnException: ARN does not refer to a valid principal: {principal}"));
    }

    private static CreateGrantRequest Request(string keyId, string principal = Service) => new()
    {
        KeyId = keyId,
        GranteePrincipal = principal,
        RetiringPrincipal = principal,
        Operations = ["Decrypt", "RetireGrant"],
    };
}
