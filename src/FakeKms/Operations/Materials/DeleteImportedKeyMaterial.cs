using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Materials;

/// <summary>
/// Deletes imported key material: the current one, or the one that is named. A key that lacks material that is bound to it is pending import and
/// refuses cryptographic operations until the same bytes are imported again.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteImportedKeyMaterial.html"/></remarks>
internal sealed class DeleteImportedKeyMaterial : Operation<DeleteImportedKeyMaterialRequest, DeleteImportedKeyMaterialResponse>
{
    protected override OperationSpec<DeleteImportedKeyMaterialRequest> Declare() => new("DeleteImportedKeyMaterial")
    {
        Key = KeyArgument.IdOrArn<DeleteImportedKeyMaterialRequest>(r => r.KeyId),
        Honours = ["KeyId", "KeyMaterialId"],
        Origins = [OriginType.EXTERNAL],
        States = [KeyState.Enabled, KeyState.Disabled, KeyState.PendingImport, KeyState.PendingDeletion, KeyState.PendingReplicaDeletion],
        Action = "kms:DeleteImportedKeyMaterial",
        Permissions = [Permission<DeleteImportedKeyMaterialRequest>.OnKey()],
        Trail = TrailShape.Write("KeyId", "KeyMaterialId").Answers("KeyId", "KeyMaterialId"),
    };

    protected override Work<DeleteImportedKeyMaterialResponse> Execute(DeleteImportedKeyMaterialRequest request, Call call)
    {
        // An id that the key does not know: AWS's answer is not documented; what is named and not there is "not found" everywhere else.
        var material = request.KeyMaterialId is { } id
            ? call.Key.Materials.Find(id) ?? throw KmsErrors.UnknownMaterial(call.Key.Arn, id)
            : call.Key.Materials.Current;
        if (material is not null) call.Key.DeleteMaterial(material);
        return new DeleteImportedKeyMaterialResponse { KeyId = call.Key.Arn, KeyMaterialId = call.Key.ShowsMaterialIds ? material?.Id : null };
    }
}
