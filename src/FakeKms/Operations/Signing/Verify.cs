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

/// <summary>Verifies a signature. A wrong one is an error, never an answer that says false.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Verify.html"/></remarks>
internal sealed class Verify : Operation<VerifyRequest, VerifyResponse>
{
    protected override OperationSpec<VerifyRequest> Declare() => new("Verify")
    {
        Key = KeyArgument.IdArnOrAlias<VerifyRequest>(r => r.KeyId),
        Honours = ["KeyId", "Message", "MessageType", "Signature", "SigningAlgorithm", "GrantTokens", "DryRun"],
        Usage = KeyUsageType.SIGN_VERIFY,
        States = KeyStates.Usable,
        CountsAsUse = true,
        Action = "kms:Verify",
        Permissions =
        [
            Permission<VerifyRequest>.OnKey(with => with
                .RequestAlias(r => r.KeyId)
                .Text("kms:SigningAlgorithm", r => r.SigningAlgorithm?.Value)
                .Text("kms:MessageType", r => (r.MessageType ?? MessageType.RAW).Value)),
        ],
        Trail = TrailShape.Read("KeyId", "SigningAlgorithm", "MessageType", "DryRun"),
    };

    protected override void CheckBeforeState(VerifyRequest request, Call call) => GrantTokens.Check(request.GrantTokens, call);

    protected override Work<VerifyResponse> Execute(VerifyRequest request, Call call)
    {
        var algorithm = KeyAlgorithm.Checked(call.Key, request.SigningAlgorithm.Value);
        var form = SignedMessage.FormOf(call.Key, algorithm, request.MessageType, request.Message.Length);
        var signer = (ISigner)KeyMaterials.PairOf(call.State, call.Key);
        return Work<VerifyResponse>.Slow(
            compute: () => signer.Verify(algorithm, form, request.Message.ToArray(), request.Signature.ToArray()),
            commit: isValid => isValid ? Answer(request, call) : throw KmsErrors.InvalidSignature());
    }

    private static VerifyResponse Answer(VerifyRequest request, Call call) => request.DryRun == true
        ? throw KmsErrors.DryRun()
        : new VerifyResponse { KeyId = call.Key.Arn, SignatureValid = true, SigningAlgorithm = request.SigningAlgorithm };
}
