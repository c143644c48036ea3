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
    public async Task Everybody_else_needs_the_arn_of_a_principal()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(await ErrorOf(() => Client.CreateGrantAsync(Request(keyId))), Does.StartWith("InvalidArnException"));
    }

    private static CreateGrantRequest Request(string keyId) => new()
    {
        KeyId = keyId,
        GranteePrincipal = Service,
        RetiringPrincipal = Service,
        Operations = ["Decrypt", "RetireGrant"],
    };
}
