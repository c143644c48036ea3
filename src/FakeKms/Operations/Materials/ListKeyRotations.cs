using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Materials;

/// <summary>Lists the completed rotations of a key, or all its materials, oldest first.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyRotations.html"/></remarks>
internal sealed class ListKeyRotations : Operation<ListKeyRotationsRequest, ListKeyRotationsResponse>
{
    protected override OperationSpec<ListKeyRotationsRequest> Declare() => new("ListKeyRotations")
    {
        Key = KeyArgument.IdOrArn<ListKeyRotationsRequest>(r => r.KeyId),
        Honours = ["KeyId", "IncludeKeyMaterial", "Limit", "Marker"],
        Origins = [OriginType.AWS_KMS, OriginType.EXTERNAL],
        Specs = [KeySpec.SYMMETRIC_DEFAULT],
        OnAwsManagedKeys = true,
        Action = "kms:ListKeyRotations",
        Permissions = [Permission<ListKeyRotationsRequest>.OnKey()],
        Trail = TrailShape.Read("KeyId", "IncludeKeyMaterial", "Limit", "Marker"),
    };

    protected override Work<ListKeyRotationsResponse> Execute(ListKeyRotationsRequest request, Call call)
    {
        var all = request.IncludeKeyMaterial == IncludeKeyMaterial.ALL_KEY_MATERIAL;
        var list = PagedList.Of(call, Spec.Name, call.Key.Arn);
        var after = list.After(request.Marker);
        var materials = after is null ? call.Key.Materials.All : call.Key.Materials.After(after);
        var (page, next) = list.Take(materials.Where(material => all || material.RotationDate is not null), request.Limit ?? 100, material => material.Id);
        return new ListKeyRotationsResponse
        {
            Rotations = page.ConvertAll(material => Entry(call.Key, material)),
            NextMarker = next,
            Truncated = next is not null,
        };
    }

    private static RotationsListEntry Entry(KmsKey key, KeyMaterial material)
    {
        var entry = new RotationsListEntry
        {
            // Whatever the key was asked by, as answers of September 2025 have it.
            KeyId = key.Arn,
            KeyMaterialId = material.Id,
            KeyMaterialState = material.State,
            RotationDate = material.RotationDate?.UtcDateTime,
            RotationType = material.RotationType,
        };
        if (key.Origin != OriginType.EXTERNAL) return entry;
        entry.ImportState = material.IsImported ? ImportState.IMPORTED : ImportState.PENDING_IMPORT;
        entry.KeyMaterialDescription = material.Description;
        if (!material.IsImported) return entry;
        entry.ExpirationModel = material.ValidTo is null ? ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE : ExpirationModelType.KEY_MATERIAL_EXPIRES;
        entry.ValidTo = material.ValidTo?.UtcDateTime;
        return entry;
    }
}
