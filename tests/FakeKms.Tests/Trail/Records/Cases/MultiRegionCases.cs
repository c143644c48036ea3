using Amazon.KeyManagementService.Model;
using static FakeKms.Tests.Trail.Records.Cases.RecordStage;

namespace FakeKms.Tests.Trail.Records.Cases;

internal static class MultiRegionCases
{
    private const string Ireland = "eu-west-1";

    public static IReadOnlyList<RecordCase> All { get; } =
    [
        new("ReplicateKey", async s => (await ReplicatingAsync(s))[0]),
        new("CreateKey.replica-key", async s => (await ReplicatingAsync(s))[1]),
        new("SynchronizeMultiRegionKey", async s => (await ReplicatingAsync(s))[2]),
        new("UpdatePrimaryRegion", async s => (await PromotingAsync(s))[0]),
        new("UpdatePrimaryRegion.new-primary", async s => (await PromotingAsync(s))[1]),
    ];

    /// <summary>A primary key with a replica.</summary>
    public static async Task RelatedAsync(RecordStage stage)
    {
        await stage.KeyAsync(r => r.MultiRegion = true, MultiRegionKeyId);
        await stage.Client.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = MultiRegionKeyId, ReplicaRegion = Ireland });
    }

    private static async Task<IReadOnlyList<KmsEvent>> ReplicatingAsync(RecordStage stage)
    {
        await stage.KeyAsync(r => r.MultiRegion = true, MultiRegionKeyId);
        return await stage.AllOf(() => stage.Client.ReplicateKeyAsync(new ReplicateKeyRequest
        {
            KeyId = MultiRegionKeyId,
            ReplicaRegion = Ireland,
            Description = "Ledger in Ireland",
            Policy = Policy,
            Tags = [new() { TagKey = "Team", TagValue = "Ledger" }],
        }));
    }

    private static async Task<IReadOnlyList<KmsEvent>> PromotingAsync(RecordStage stage)
    {
        await RelatedAsync(stage);
        return await stage.AllOf(() => stage.Client.UpdatePrimaryRegionAsync(
            new UpdatePrimaryRegionRequest { KeyId = MultiRegionKeyId, PrimaryRegion = Ireland }));
    }
}
