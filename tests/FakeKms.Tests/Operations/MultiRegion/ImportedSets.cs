using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.MultiRegion;

/// <summary>Tests with a multi-Region key whose material is imported.</summary>
public abstract class ImportedSets : TwoRegions
{
    /// <summary>A primary key with material and a replica that has it too.</summary>
    protected async Task<string> CreateImportedAsync()
    {
        var keyId = await CreateAwaitingReplicaAsync();
        await Away.ImportAsync(keyId, Wrapping.Material(1));
        return keyId;
    }

    /// <summary>A primary key with material and a replica that waits for it.</summary>
    protected async Task<string> CreateAwaitingReplicaAsync()
    {
        var keyId = await CreateAsync(Client, OriginType.EXTERNAL);
        await Client.ImportAsync(keyId, Wrapping.Material(1));
        await ReplicateAsync(keyId);
        return keyId;
    }

    protected static async Task<string> ImportNewAsync(IAmazonKeyManagementService client, string keyId, byte fill, string? description = null) =>
        (await client.ImportAsync(keyId, Wrapping.Material(fill), r => (r.ImportType, r.KeyMaterialDescription) = (ImportType.NEW_KEY_MATERIAL, description))).KeyMaterialId;

    protected static Task DeleteAsync(IAmazonKeyManagementService client, string keyId, string? materialId = null) =>
        client.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = keyId, KeyMaterialId = materialId });

    /// <summary>The states of all materials, oldest first, as "STATE IMPORT_STATE".</summary>
    protected static async Task<string[]> MaterialsOf(IAmazonKeyManagementService client, string keyId) =>
        [.. (await RotationsOf(client, keyId)).Select(entry => $"{entry.KeyMaterialState} {entry.ImportState}")];

    protected static async Task<List<RotationsListEntry>> RotationsOf(IAmazonKeyManagementService client, string keyId) =>
        (await client.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = keyId, IncludeKeyMaterial = IncludeKeyMaterial.ALL_KEY_MATERIAL })).Rotations;
}
