using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Grants;

/// <summary>When a named request is the same once more, and what may stand beside CreateGrant.</summary>
public sealed class SameGrantTests : InMemory
{
    private const string Theirs = "444455556666";

    [Test]
    public async Task Grants_of_two_accounts_are_two_though_they_say_the_same()
    {
        var key = (await Client.CreateKeyAsync(new CreateKeyRequest
        {
            Policy = """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["111122223333","444455556666"]},"Action":"kms:*","Resource":"*"}]}
                """,
        })).KeyMetadata.Arn;
        using var theirs = Kms.CreateClient(KmsCaller.IamUser("Zoe").WithAccountId(Theirs));

        var ours = (await Client.GrantAsync(key, grant => grant.Name = "name")).GrantId;
        var first = (await theirs.GrantAsync(key, grant => grant.Name = "name")).GrantId;
        var second = (await theirs.GrantAsync(key, grant => grant.Name = "name")).GrantId;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Is.Not.EqualTo(ours));
            Assert.That(second, Is.EqualTo(first));
        }
    }

    [Test]
    public async Task The_order_of_what_a_grant_says_does_not_count()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        async Task<string> Grant(List<string> operations, params string[] pairs) => (await Client.GrantAsync(keyId, grant =>
        {
            (grant.Name, grant.Operations) = ("name", operations);
            grant.Constraints = new() { EncryptionContextSubset = pairs.ToDictionary(pair => pair, pair => pair + "1") };
        })).GrantId;

        var first = await Grant(["Encrypt", "Decrypt"], "a", "b");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Grant(["Decrypt", "Encrypt"], "b", "a"), Is.EqualTo(first));
            Assert.That(await Grant(["Decrypt"], "a", "b"), Is.Not.EqualTo(first));
            Assert.That(await Grant(["Encrypt", "Decrypt"], "a"), Is.Not.EqualTo(first));
        }
    }

    [Test]
    public async Task A_grant_that_was_revoked_is_not_found_again()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var first = (await Client.GrantAsync(keyId, grant => grant.Name = "name")).GrantId;
        await Client.RevokeAsync(keyId, first);

        Assert.That((await Client.GrantAsync(keyId, grant => grant.Name = "name")).GrantId, Is.Not.EqualTo(first));
    }

    [Test]
    public async Task CreateGrant_may_stand_beside_another_operation_and_not_alone()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.GrantAsync(keyId, grant => grant.Operations = ["CreateGrant", "Decrypt"])), Is.EqualTo("no error"));
            Assert.That(await ErrorOf(() => Client.GrantAsync(keyId, grant => grant.Operations = ["CreateGrant"])), Does.StartWith("ValidationException"));
        }
    }
}
