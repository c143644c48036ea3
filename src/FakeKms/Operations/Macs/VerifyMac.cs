using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Keys;
using FakeKms.Engine.Permissions;
using FakeKms.Trail.Shapes;
using HmacCode = FakeKms.Crypto.Symmetric.Macs;

namespace FakeKms.Operations.Macs;

/// <summary>Verifies an HMAC. A wrong one is an error, never an answer that says false.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_VerifyMac.html"/></remarks>
internal sealed class VerifyMac : Operation<VerifyMacRequest, VerifyMacResponse>
{
    protected override OperationSpec<VerifyMacRequest> Declare() => new("VerifyMac")
    {
        Key = KeyArgument.IdArnOrAlias<VerifyMacRequest>(r => r.KeyId),
        Honours = ["KeyId", "Message", "MacAlgorithm", "Mac", "GrantTokens", "DryRun"],
        Usage = KeyUsageType.GENERATE_VERIFY_MAC,
        States = KeyStates.Usable,
        CountsAsUse = true,
        Action = "kms:VerifyMac",
        Permissions =
        [
            Permission<VerifyMacRequest>.OnKey(with => with
                .RequestAlias(r => r.KeyId)
                .Text("kms:MacAlgorithm", r => r.MacAlgorithm?.Value)),
        ],
        Trail = TrailShape.Read("KeyId", "MacAlgorithm", "DryRun"),
    };

    protected override void CheckBeforeState(VerifyMacRequest request, Call call) => GrantTokens.Check(request.GrantTokens, call);

    protected override Work<VerifyMacResponse> Execute(VerifyMacRequest request, Call call)
    {
        var algorithm = KeyAlgorithm.Checked(call.Key, request.MacAlgorithm.Value);
        if (!HmacCode.Verify(algorithm, KeyMaterials.HmacKeyOf(call.State, call.Key), request.Message.ToArray(), request.Mac.ToArray()))
            throw KmsErrors.InvalidMac();
        if (request.DryRun == true) throw KmsErrors.DryRun();
        return new VerifyMacResponse { KeyId = call.Key.Arn, MacValid = true, MacAlgorithm = request.MacAlgorithm };
    }
}
