using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Keys;
using FakeKms.Engine.Members;
using FakeKms.Engine.Permissions;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Keys;

/// <summary>Answers what a key is and which state it is in.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html"/></remarks>
internal sealed class DescribeKey : Operation<DescribeKeyRequest, DescribeKeyResponse>
{
    protected override OperationSpec<DescribeKeyRequest> Declare() => new("DescribeKey")
    {
        Key = KeyArgument.IdArnOrAlias<DescribeKeyRequest>(r => r.KeyId),
        Honours = ["KeyId", "GrantTokens"],
        OnAwsManagedKeys = true,
        Action = "kms:DescribeKey",
        Permissions = [Permission<DescribeKeyRequest>.OnKey(with => with.RequestAlias(r => r.KeyId))],
        Trail = TrailShape.Read("KeyId"),
    };

    // Looking at the alias of an AWS managed key makes the key.
    protected override void FindKeys(DescribeKeyRequest request, Call call)
    {
        AwsManagedKeys.EnsureFor(call.State, call.Table, call.Now, request.KeyId);
        base.FindKeys(request, call);
    }

    protected override void CheckBeforeState(DescribeKeyRequest request, Call call) => GrantTokens.Check(request.GrantTokens, call);

    protected override Work<DescribeKeyResponse> Execute(DescribeKeyRequest request, Call call) =>
        new DescribeKeyResponse { KeyMetadata = KeyMetadataOf.Key(call.Key, call.StateOf(call.Key)) };
}
