using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.MultiRegion;

/// <summary>A server with a client in us-east-1, where keys are created, and one in eu-west-1, where they are replicated.</summary>
public abstract class TwoRegions : InMemory
{
    protected const string HomeRegion = "us-east-1";
    protected const string AwayRegion = "eu-west-1";

    protected TwoRegions() => Away = In(AwayRegion);

    protected IAmazonKeyManagementService Away { get; }

    [TearDown]
    public void Close() => Away.Dispose();

    protected static string Arn(string keyId, string region) => $"arn:aws:kms:{region}:111122223333:key/{keyId}";

    protected static Task<string> CreateAsync(IAmazonKeyManagementService client, OriginType? origin = null) => KeyIdOf(client.CreateKeyAsync(new CreateKeyRequest
    {
        MultiRegion = true,
        Origin = origin,
    }));

    protected static async Task<string> StateOf(IAmazonKeyManagementService client, string keyId) =>
        (await client.DescribeKeyAsync(keyId)).KeyMetadata.KeyState.Value;

    protected static Task PromoteAsync(IAmazonKeyManagementService client, string keyId, string region) =>
        client.UpdatePrimaryRegionAsync(new UpdatePrimaryRegionRequest { KeyId = keyId, PrimaryRegion = region });

    protected static Task RotateAsync(IAmazonKeyManagementService client, string keyId) =>
        client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = keyId });

    protected IAmazonKeyManagementService In(string region) => Kms.CreateClient(config => config.AuthenticationRegion = region);

    protected Task<ReplicateKeyResponse> ReplicateAsync(string keyId, string region = AwayRegion) =>
        Client.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = keyId, ReplicaRegion = region });

    /// <summary>A primary key in us-east-1 with a replica in eu-west-1, both enabled.</summary>
    protected async Task<string> CreateRelatedAsync()
    {
        var keyId = await CreateAsync(Client);
        await ReplicateAsync(keyId);
        return keyId;
    }

    private static async Task<string> KeyIdOf(Task<CreateKeyResponse> creation) => (await creation).KeyMetadata.KeyId;
}
