using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Keys;
using FakeKms.Engine.Permissions;
using FakeKms.Trail.Shapes;
using HmacCode = FakeKms.Crypto.Symmetric.Macs;

namespace FakeKms.Operations.Macs;

/// <summary>Makes the HMAC of a message.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateMac.html"/></remarks>
internal sealed class GenerateMac : Operation<GenerateMacRequest, GenerateMacResponse>
{
    protected override OperationSpec<GenerateMacRequest> Declare() => new("GenerateMac")
    {
        Key = KeyArgument.IdArnOrAlias<GenerateMacRequest>(r => r.KeyId),
        Honours = ["KeyId", "Message", "MacAlgorithm", "GrantTokens", "DryRun"],
        Usage = KeyUsageType.GENERATE_VERIFY_MAC,
        States = KeyStates.Usable,
        CountsAsUse = true,
        Action = "kms:GenerateMac",
        Permissions =
        [
            Permission<GenerateMacRequest>.OnKey(with => with
                .RequestAlias(r => r.KeyId)
                .Text("kms:MacAlgorithm", r => r.MacAlgorithm?.Value)),
        ],
        Trail = TrailShape.Read("KeyId", "MacAlgorithm", "DryRun"),
    };

    protected override void CheckBeforeState(GenerateMacRequest request, Call call) => GrantTokens.Check(request.GrantTokens, call);

    protected override Work<GenerateMacResponse> Execute(GenerateMacRequest request, Call call)
    {
        var algorithm = KeyAlgorithm.Checked(call.Key, request.MacAlgorithm.Value);
        if (request.DryRun == true) throw KmsErrors.DryRun();
        var mac = HmacCode.Compute(algorithm, KeyMaterials.HmacKeyOf(call.State, call.Key), request.Message.ToArray());
        return new GenerateMacResponse { KeyId = call.Key.Arn, Mac = new MemoryStream(mac), MacAlgorithm = request.MacAlgorithm };
    }
}
