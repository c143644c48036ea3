using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Keys;
using FakeKms.Engine.Members;
using FakeKms.Engine.Permissions;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Cryptography;

/// <summary>Answers the public key of an asymmetric key, also while the key is disabled or its imported material is gone.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetPublicKey.html"/></remarks>
internal sealed class GetPublicKey : Operation<GetPublicKeyRequest, GetPublicKeyResponse>
{
    protected override OperationSpec<GetPublicKeyRequest> Declare() => new("GetPublicKey")
    {
        Key = KeyArgument.IdArnOrAlias<GetPublicKeyRequest>(r => r.KeyId),
        Honours = ["KeyId", "GrantTokens"],
        Origins = [OriginType.AWS_KMS, OriginType.EXTERNAL],
        States = [KeyState.Enabled, KeyState.Disabled, KeyState.PendingImport, KeyState.Updating],
        OnAwsManagedKeys = true,
        Action = "kms:GetPublicKey",
        Permissions = [Permission<GetPublicKeyRequest>.OnKey(with => with.RequestAlias(r => r.KeyId))],
        Trail = TrailShape.Read("KeyId"),
    };

    // The state comes before the key spec: a symmetric key that waits for its import says so.
    protected override void CheckBeforeState(GetPublicKeyRequest request, Call call)
    {
        GrantTokens.Check(request.GrantTokens, call);
        if (call.StateOf(call.Key) == KeyState.PendingImport && !KeySpecs.IsAsymmetric(call.Key.KeySpec)) throw KmsErrors.PendingImport(call.Key.Arn);
    }

    protected override Work<GetPublicKeyResponse> Execute(GetPublicKeyRequest request, Call call)
    {
        var key = call.Key;
        if (!KeySpecs.IsAsymmetric(key.KeySpec)) throw KmsErrors.Unsupported("");
        var metadata = KeyMetadataOf.Key(key);
        return new GetPublicKeyResponse
        {
            KeyId = key.Arn,
            // AWS's table allows keys that wait for their import. One that never had material has no public key either.
            PublicKey = new MemoryStream(KeyMaterials.PublicKeyOf(call.State, key) ?? throw KmsErrors.PendingImport(key.Arn)),
#pragma warning disable CS0618 // KMS still answers the deprecated member.
            CustomerMasterKeySpec = metadata.CustomerMasterKeySpec,
#pragma warning restore CS0618
            KeySpec = key.KeySpec,
            KeyUsage = key.KeyUsage,
            EncryptionAlgorithms = metadata.EncryptionAlgorithms,
            SigningAlgorithms = metadata.SigningAlgorithms,
            KeyAgreementAlgorithms = metadata.KeyAgreementAlgorithms,
            EncapsulationAlgorithms = metadata.EncapsulationAlgorithms,
        };
    }
}
