using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Aliases;

/// <summary>Points an alias at another key of the same type and usage.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateAlias.html"/></remarks>
internal sealed class UpdateAlias : Operation<UpdateAliasRequest, UpdateAliasResponse>
{
    protected override OperationSpec<UpdateAliasRequest> Declare() => new("UpdateAlias")
    {
        Key = KeyArgument.AliasTarget<UpdateAliasRequest>(r => r.TargetKeyId),
        Honours = ["AliasName", "TargetKeyId"],
        States = KeyStates.NotPendingDeletion,
        Action = "kms:UpdateAlias",
        Permissions =
        [
            Permission<UpdateAliasRequest>.OnAlias(r => r.AliasName),
            Permission<UpdateAliasRequest>.OnKey("kms:UpdateAlias", (r, call) => call.Table.FindAlias(r.AliasName)?.Target),
            Permission<UpdateAliasRequest>.OnKey(),
        ],
        Trail = TrailShape.Write("AliasName", "TargetKeyId").Answers("KeyId"),
    };

    // As CreateAlias does, before anything is looked up.
    protected override void CheckRequest(UpdateAliasRequest request, Call call) => AliasRules.CheckForm(request.AliasName);

    // Only the state of the new key matters: an alias can be saved from a key that is pending deletion.
    protected override Work<UpdateAliasResponse> Execute(UpdateAliasRequest request, Call call)
    {
        var alias = AliasRules.Find(request.AliasName, Spec.Action, call);
        call.TouchAlias(alias.Arn, first: true);
        AliasRules.CheckSameKind(alias, call.Key);
        if (alias.Target != call.Key) AliasRules.CheckQuota(call.Key, call);
        call.FormerTarget = alias.Target;
        call.State.Consistency.AliasChanged(call.Home, alias.Name, alias.Target, call.Now);
        call.Table.MoveAlias(alias, call.Key, call.Now);
        return new UpdateAliasResponse();
    }
}
