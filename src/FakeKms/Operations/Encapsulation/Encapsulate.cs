using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Crypto.Keys;
using FakeKms.Domain.Errors;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Keys;
using FakeKms.Engine.Permissions;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Encapsulation;

/// <summary>Makes a shared secret, and its encapsulated form under the public key of an ML-KEM key.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Encapsulate.html"/></remarks>
internal sealed class Encapsulate : Operation<EncapsulateRequest, EncapsulateResponse>
{
    // No record of this operation is published. DeriveSharedSecret, which also answers a secret of an asymmetric key, is the model.
    protected override OperationSpec<EncapsulateRequest> Declare() => new("Encapsulate")
    {
        Key = KeyArgument.IdArnOrAlias<EncapsulateRequest>(r => r.KeyId),
        Honours = ["KeyId", "EncapsulationAlgorithm", "GrantTokens", "DryRun"],
        Usage = KeyUsageType.ENCAPSULATE_DECAPSULATE,
        States = KeyStates.Usable,
        CountsAsUse = true,
        Action = "kms:Encapsulate",
        Permissions = [Permission<EncapsulateRequest>.OnKey(with => with.RequestAlias(r => r.KeyId))],
        Trail = TrailShape.Read("KeyId", "EncapsulationAlgorithm", "DryRun"),
    };

    protected override void CheckBeforeState(EncapsulateRequest request, Call call) => GrantTokens.Check(request.GrantTokens, call);

    protected override Work<EncapsulateResponse> Execute(EncapsulateRequest request, Call call)
    {
        KeyAlgorithm.Checked(call.Key, request.EncapsulationAlgorithm.Value);
        if (request.DryRun == true) throw KmsErrors.DryRun();
        var (ciphertext, secret) = ((IEncapsulator)KeyMaterials.PairOf(call.State, call.Key)).Encapsulate(call.Streams.Nonce);
        return new EncapsulateResponse
        {
            KeyId = call.Key.Arn,
            SharedSecret = new MemoryStream(secret),
            SharedSecretCiphertextBlob = new MemoryStream(ciphertext),
            EncapsulationAlgorithm = request.EncapsulationAlgorithm,
        };
    }
}
