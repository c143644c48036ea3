using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Keys;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Materials;

/// <summary>Imports key material that was wrapped with the key of an import token, or imports the same material once more.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ImportKeyMaterial.html"/></remarks>
internal sealed class ImportKeyMaterial : Operation<ImportKeyMaterialRequest, ImportKeyMaterialResponse>
{
    protected override OperationSpec<ImportKeyMaterialRequest> Declare() => new("ImportKeyMaterial")
    {
        Key = KeyArgument.IdOrArn<ImportKeyMaterialRequest>(r => r.KeyId),
        Honours = ["KeyId", "ImportToken", "EncryptedKeyMaterial", "ValidTo", "ExpirationModel", "ImportType", "KeyMaterialDescription", "KeyMaterialId"],
        Origins = [OriginType.EXTERNAL],
        States = [.. KeyStates.Importing, KeyState.Updating],
        Action = "kms:ImportKeyMaterial",
        Permissions =
        [
            Permission<ImportKeyMaterialRequest>.OnKey(with => with
                .Text("kms:ExpirationModel", r => r.ExpirationModel?.Value)
                .Epoch("kms:ValidTo", r => r.ValidTo)),
        ],
        Trail = TrailShape.Write("KeyId", "ValidTo", "ExpirationModel", "ImportType", "KeyMaterialDescription", "KeyMaterialId")
            .Answers("KeyId", "KeyMaterialId"),
    };

    protected override void CheckAfterState(ImportKeyMaterialRequest request, Call call)
    {
        ImportRules.CheckMembers(request, call.Now);
        ImportRules.CheckKey(request, call.Key);
        ImportRules.ParametersOf(call.Key, request.ImportToken.ToArray(), call.Now);
    }

    protected override Work<ImportKeyMaterialResponse> Execute(ImportKeyMaterialRequest request, Call call)
    {
        var parameters = ImportRules.ParametersOf(call.Key, request.ImportToken.ToArray(), call.Now);
        var wrapped = request.EncryptedKeyMaterial.ToArray();
        if (!parameters.WrappingKey.CanGive(parameters.Algorithm.Value, wrapped.Length)) throw KmsErrors.InvalidEncryptedKeySize();
        return Work<ImportKeyMaterialResponse>.Slow(
            compute: () => KeyMaterials.Checked(
                call.Key, parameters.WrappingKey.Unwrap(parameters.Algorithm.Value, wrapped) ?? throw KmsErrors.InvalidCiphertext()),
            commit: material => Commit(request, call, material));
    }

    private static ImportKeyMaterialResponse Commit(ImportKeyMaterialRequest request, Call call, byte[] bytes)
    {
        DateTimeOffset? validTo = request.ValidTo is { } time ? new DateTimeOffset(time.ToUniversalTime()) : null;
        var import = new ImportRequest(bytes, request.ImportType, request.KeyMaterialId, request.KeyMaterialDescription, validTo);
        var before = call.Key.State;
        var material = call.Key.Import(import);
        call.State.Consistency.StateChanged(call.Key, before, call.Now);
        if (KeySpecs.IsAsymmetric(call.Key.KeySpec)) material.PublicKey = KeyMaterials.PairOf(call.State, call.Key).PublicKey;
        call.State.Schedule.Expiry(call.Key, material);
        return new ImportKeyMaterialResponse { KeyId = call.Key.Arn, KeyMaterialId = call.Key.ShowsMaterialIds ? material.Id : null };
    }
}
