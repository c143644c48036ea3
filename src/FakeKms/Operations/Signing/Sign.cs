using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Crypto.Keys;
using FakeKms.Domain.Errors;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Ciphers;
using FakeKms.Engine.Keys;
using FakeKms.Engine.Permissions;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Signing;

/// <summary>Signs a message, its digest, or the external mu of ML-DSA with the private key.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html"/></remarks>
internal sealed class Sign : Operation<SignRequest, SignResponse>
{
    protected override OperationSpec<SignRequest> Declare() => new("Sign")
    {
        Key = KeyArgument.IdArnOrAlias<SignRequest>(r => r.KeyId),
        Honours = ["KeyId", "Message", "MessageType", "GrantTokens", "SigningAlgorithm", "DryRun"],
        Usage = KeyUsageType.SIGN_VERIFY,
        States = KeyStates.Usable,
        CountsAsUse = true,
        Action = "kms:Sign",
        Permissions =
        [
            Permission<SignRequest>.OnKey(with => with
                .RequestAlias(r => r.KeyId)
                .Text("kms:SigningAlgorithm", r => r.SigningAlgorithm?.Value)
                .Text("kms:MessageType", r => (r.MessageType ?? MessageType.RAW).Value)),
        ],
        Trail = TrailShape.Read("KeyId", "SigningAlgorithm", "MessageType", "DryRun"),
    };

    protected override void CheckBeforeState(SignRequest request, Call call) => GrantTokens.Check(request.GrantTokens, call);

    protected override Work<SignResponse> Execute(SignRequest request, Call call)
    {
        var algorithm = KeyAlgorithm.Checked(call.Key, request.SigningAlgorithm.Value);
        var form = SignedMessage.FormOf(call.Key, algorithm, request.MessageType, request.Message.Length);
        if (request.DryRun == true) throw KmsErrors.DryRun();
        var signer = (ISigner)KeyMaterials.PairOf(call.State, call.Key);
        return Work<SignResponse>.Slow(
            compute: () => signer.Sign(algorithm, form, request.Message.ToArray(), call.Streams.Nonce),
            commit: signature => new SignResponse
            {
                KeyId = call.Key.Arn,
                Signature = new MemoryStream(signature),
                SigningAlgorithm = request.SigningAlgorithm,
            });
    }
}
