using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Crypto.Keys;
using FakeKms.Domain.Errors;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Keys;
using FakeKms.Engine.Permissions;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Encapsulation;

/// <summary>
/// Recovers a shared secret with the private key of an ML-KEM key. Any ciphertext of the right length is answered: one that was altered, or made for
/// another key, with another secret.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Decapsulate.html"/></remarks>
internal sealed class Decapsulate : Operation<DecapsulateRequest, DecapsulateResponse>
{
    // Its record follows DeriveSharedSecret, as that of Encapsulate does.
    protected override OperationSpec<DecapsulateRequest> Declare() => new("Decapsulate")
    {
        Key = KeyArgument.IdArnOrAlias<DecapsulateRequest>(r => r.KeyId),
        Honours = ["KeyId", "EncapsulationAlgorithm", "SharedSecretCiphertextBlob", "GrantTokens", "DryRun"],
        Usage = KeyUsageType.ENCAPSULATE_DECAPSULATE,
        States = KeyStates.Usable,
        CountsAsUse = true,
        Action = "kms:Decapsulate",
        Permissions = [Permission<DecapsulateRequest>.OnKey(with => with.RequestAlias(r => r.KeyId))],
        Trail = TrailShape.Read("KeyId", "EncapsulationAlgorithm", "DryRun"),
    };

    protected override void CheckBeforeState(DecapsulateRequest request, Call call) => GrantTokens.Check(request.GrantTokens, call);

    protected override Work<DecapsulateResponse> Execute(DecapsulateRequest request, Call call)
    {
        KeyAlgorithm.Checked(call.Key, request.EncapsulationAlgorithm.Value);
        var pair = (IEncapsulator)KeyMaterials.PairOf(call.State, call.Key);
        var secret = pair.Decapsulate(request.SharedSecretCiphertextBlob.ToArray()) ?? throw KmsErrors.InvalidCiphertext();
        if (request.DryRun == true) throw KmsErrors.DryRun();
        return new DecapsulateResponse
        {
            KeyId = call.Key.Arn,
            SharedSecret = new MemoryStream(secret),
            EncapsulationAlgorithm = request.EncapsulationAlgorithm,
        };
    }
}
