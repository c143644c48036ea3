using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.KeyStates;

/// <summary>The management calls of the table of key states.</summary>
internal static class ManagementCalls
{
    private const string Policy =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}]}""";

    public static Dictionary<string, KeyStateCall> Create() => new()
    {
        ["CancelKeyDeletion"] = new(s => s.Client.CancelKeyDeletionAsync(s.KeyId)),
        ["CreateAlias"] = new(s => s.Client.CreateAliasAsync("alias/new", s.KeyId)),
        ["CreateGrant"] = new(GrantAsync),
        ["DeleteAlias"] = new(s => s.Client.DeleteAliasAsync("alias/old")) { Prepare = AliasAsync, PreparesTheReplica = true },
        ["DeleteImportedKeyMaterial"] = new(s => s.Client.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = s.KeyId })),
        ["DescribeKey"] = new(s => s.Client.DescribeKeyAsync(s.KeyId)),
        ["DisableKey"] = new(s => s.Client.DisableKeyAsync(s.KeyId)),
        ["DisableKeyRotation"] = new(s => s.Client.DisableKeyRotationAsync(s.KeyId)),
        ["EnableKey"] = new(s => s.Client.EnableKeyAsync(s.KeyId)),
        ["EnableKeyRotation"] = new(s => s.Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = s.KeyId })),
        ["GetKeyLastUsage"] = new(s => s.Client.GetKeyLastUsageAsync(new GetKeyLastUsageRequest { KeyId = s.KeyId })),
        ["GetKeyPolicy"] = new(s => s.Client.GetKeyPolicyAsync(s.KeyId, "default")),
        ["GetKeyRotationStatus"] = new(s => s.Client.GetKeyRotationStatusAsync(s.KeyId)),
        ["GetParametersForImport"] = new(s => s.Client.GetParametersForImportAsync(new GetParametersForImportRequest
        {
            KeyId = s.KeyId,
            WrappingAlgorithm = AlgorithmSpec.RSAES_OAEP_SHA_256,
            WrappingKeySpec = WrappingKeySpec.RSA_2048,
        })),
        ["ImportKeyMaterial"] = new(s => s.Client.ImportKeyMaterialAsync(s.Get<ImportKeyMaterialRequest>("import"))) { Prepare = WrapAsync },
        ["ListAliases"] = new(s => s.Client.ListAliasesAsync(new ListAliasesRequest { KeyId = s.KeyId })),
        ["ListGrants"] = new(s => s.Client.ListGrantsAsync(new ListGrantsRequest { KeyId = s.KeyId })),
        ["ListKeyPolicies"] = new(s => s.Client.ListKeyPoliciesAsync(new ListKeyPoliciesRequest { KeyId = s.KeyId })),
        ["ListKeyRotations"] = new(s => s.Client.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = s.KeyId })),
        ["ListResourceTags"] = new(s => s.Client.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = s.KeyId })),
        ["PutKeyPolicy"] = new(s => s.Client.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = s.KeyId, Policy = Policy })),
        ["ReplicateKey"] = new(s => s.Client.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = s.KeyId, ReplicaRegion = "ap-south-1" })),
        ["RetireGrant"] = new(s => s.Client.RetireGrantAsync(new RetireGrantRequest { KeyId = s.Arn, GrantId = s.Get<string>("grant") })) { Prepare = GrantAsync },
        ["RevokeGrant"] = new(s => s.Client.RevokeGrantAsync(new RevokeGrantRequest { KeyId = s.KeyId, GrantId = s.Get<string>("grant") })) { Prepare = GrantAsync },
        ["RotateKeyOnDemand"] = new(s => s.Client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = s.KeyId })),
        ["ScheduleKeyDeletion"] = new(s => s.Client.ScheduleKeyDeletionAsync(s.KeyId, 7)),
        ["TagResource"] = new(s => s.Client.TagResourceAsync(new TagResourceRequest { KeyId = s.KeyId, Tags = [new Tag { TagKey = "team", TagValue = "cards" }] })),
        ["UntagResource"] = new(s => s.Client.UntagResourceAsync(new UntagResourceRequest { KeyId = s.KeyId, TagKeys = ["team"] })),
        ["UpdateAlias"] = new(UpdateAliasAsync) { Prepare = AliasesAsync, PreparesTheReplica = true },
        ["UpdateKeyDescription"] = new(s => s.Client.UpdateKeyDescriptionAsync(s.KeyId, "new")),
        ["UpdatePrimaryRegion"] = new(s => s.Client.UpdatePrimaryRegionAsync(new UpdatePrimaryRegionRequest
        {
            KeyId = s.KeyId,
            PrimaryRegion = s.OtherRegion,
        }))
        { Prepare = s => s.ReplicateAndSettleAsync() },
    };

    private static Task AliasAsync(KeyStage stage) => stage.Client.CreateAliasAsync("alias/old", stage.KeyId);

    // One alias on the key of the stage, one on another key, so that either can be the target that an alias leaves or gets.
    private static async Task AliasesAsync(KeyStage stage)
    {
        var other = await stage.Client.CreateSymmetricKeyAsync();
        stage.Prepared["other"] = other;
        await stage.Client.CreateAliasAsync("alias/old", stage.KeyId);
        await stage.Client.CreateAliasAsync("alias/other", other);
    }

    private static Task UpdateAliasAsync(KeyStage stage) => stage.Kind == "old target"
        ? stage.Client.UpdateAliasAsync("alias/old", stage.Get<string>("other"))
        : stage.Client.UpdateAliasAsync("alias/other", stage.KeyId);

    private static async Task GrantAsync(KeyStage stage)
    {
        var grant = await stage.Client.CreateGrantAsync(new CreateGrantRequest
        {
            KeyId = stage.KeyId,
            GranteePrincipal = "arn:aws:iam::111122223333:user/Bob",
            Operations = [GrantOperation.DescribeKey],
        });
        stage.Prepared["grant"] = grant.GrantId;
    }

    private static async Task WrapAsync(KeyStage stage)
    {
        if (!stage.IsExternal)
        {
            stage.Prepared["import"] = new ImportKeyMaterialRequest { KeyId = stage.KeyId, ImportToken = new MemoryStream([1]), EncryptedKeyMaterial = new MemoryStream([1]) };
            return;
        }
        var import = await stage.Client.WrapAsync(stage.KeyId, Wrapping.Material(7));
        import.ExpirationModel = ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE;
        stage.Prepared["import"] = import;
    }
}
