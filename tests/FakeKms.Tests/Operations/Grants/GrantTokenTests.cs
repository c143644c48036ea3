using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Grants;

public class GrantTokenTests : InMemory
{
    private const string Unknown = "InvalidGrantTokenException: The grant token is not known.";

    private static readonly Func<IAmazonKeyManagementService, string, List<string>, Task>[] Calls =
    [
        (client, key, tokens) => client.DescribeKeyAsync(new DescribeKeyRequest { KeyId = key, GrantTokens = tokens }),
        (client, key, tokens) => client.EncryptAsync(new EncryptRequest { KeyId = key, GrantTokens = tokens, Plaintext = new MemoryStream([1]) }),
        (client, key, tokens) => client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = key, GrantTokens = tokens, NumberOfBytes = 16 }),
        (client, key, tokens) => client.GrantAsync(key, r => r.GrantTokens = tokens),
        async (client, key, tokens) =>
            await client.DecryptAsync(new DecryptRequest { CiphertextBlob = await client.EncryptTextAsync(key, "x"), GrantTokens = tokens }),
        async (client, key, tokens) => await client.ReEncryptAsync(new ReEncryptRequest
        {
            CiphertextBlob = await client.EncryptTextAsync(key, "x"),
            DestinationKeyId = key,
            GrantTokens = tokens,
        }),
    ];

    [TestCaseSource(nameof(Calls))]
    public async Task Tokens_of_grants_are_accepted_and_others_are_not(Func<IAmazonKeyManagementService, string, List<string>, Task> call)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var token = (await Client.GrantAsync(keyId)).GrantToken;
        var ofAnotherKey = (await Client.GrantAsync(await Client.CreateSymmetricKeyAsync())).GrantToken;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => call(Client, keyId, [token, ofAnotherKey])), Is.EqualTo("no error"));
            Assert.That(await ErrorOf(() => call(Client, keyId, [token, token[1..]])), Is.EqualTo(Unknown));
        }
    }

    [Test]
    public async Task A_token_ends_with_its_grant()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var grant = await Client.GrantAsync(keyId);
        await Client.RevokeAsync(keyId, grant.GrantId);

        Assert.That(await ErrorOf(() => Calls[0](Client, keyId, [grant.GrantToken])), Is.EqualTo(Unknown));
    }

    [Test]
    public async Task A_token_of_another_Region_is_not_known()
    {
        var token = (await Client.GrantAsync(await Client.CreateSymmetricKeyAsync())).GrantToken;
        using var elsewhere = Kms.CreateClient(config => config.AuthenticationRegion = "eu-west-1");
        var keyId = await elsewhere.CreateSymmetricKeyAsync();

        Assert.That(await ErrorOf(() => Calls[0](elsewhere, keyId, [token])), Is.EqualTo(Unknown));
    }
}
