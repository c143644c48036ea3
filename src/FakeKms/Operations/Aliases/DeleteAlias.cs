using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Aliases;

/// <summary>Removes a name. The key is not touched.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteAlias.html"/></remarks>
internal sealed class DeleteAlias : Operation<DeleteAliasRequest, DeleteAliasResponse>
{
    protected override OperationSpec<DeleteAliasRequest> Declare() => new("DeleteAlias")
    {
        Honours = ["AliasName"],
        Action = "kms:DeleteAlias",
        Permissions =
        [
            Permission<DeleteAliasRequest>.OnAlias(r => r.AliasName),
            Permission<DeleteAliasRequest>.OnKey("kms:DeleteAlias", (r, call) => call.Table.FindAlias(r.AliasName)?.Target),
        ],
        Trail = TrailShape.Write("AliasName").Answers("KeyId"),
    };

    protected override void CheckRequest(DeleteAliasRequest request, Call call) => AliasRules.CheckForm(request.AliasName);

    protected override Work<DeleteAliasResponse> Execute(DeleteAliasRequest request, Call call)
    {
        var alias = AliasRules.Find(request.AliasName, Spec.Action, call);
        call.TouchAlias(alias.Arn);
        call.Key = alias.Target;
        call.Table.RemoveAlias(alias);
        call.State.Consistency.AliasChanged(call.Home, alias.Name, alias.Target, call.Now);
        return new DeleteAliasResponse();
    }
}
