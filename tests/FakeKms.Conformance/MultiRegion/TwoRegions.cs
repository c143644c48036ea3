using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

/// <summary>Keys that are created at home and replicated to another Region.</summary>
public abstract class TwoRegions(string lane) : ConformanceFixture(lane)
{
    /// <summary>Neither of the two.</summary>
    protected const string ThirdRegion = "ap-south-1";

    protected IAmazonKeyManagementService Away => In(OtherRegion);

    protected static async Task<string> CreateAsync(IAmazonKeyManagementService client, OriginType? origin = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        return (await client.CreateKeyAsync(new CreateKeyRequest { MultiRegion = true, Origin = origin })).KeyMetadata.KeyId;
    }

    protected static Task PromoteAsync(IAmazonKeyManagementService client, string keyId, string region)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.UpdatePrimaryRegionAsync(new UpdatePrimaryRegionRequest { KeyId = keyId, PrimaryRegion = region });
    }

    /// <summary>The ARN of a key or its replica in a Region.</summary>
    protected async Task<string> ArnAsync(string keyId, string region) => (await ArnOf(keyId)).Replace($":{Region}:", $":{region}:", StringComparison.Ordinal);

    protected Task<ReplicateKeyResponse> ReplicateAsync(string keyId, string? region = null) =>
        Client.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = keyId, ReplicaRegion = region ?? OtherRegion });

    /// <summary>A primary key at home with a replica in the other Region.</summary>
    protected async Task<string> CreateRelatedAsync()
    {
        var keyId = await CreateAsync(Client);
        await ReplicateAsync(keyId);
        return keyId;
    }
}
