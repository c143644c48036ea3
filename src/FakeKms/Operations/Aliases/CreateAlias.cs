using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Aliases;

/// <summary>Gives a key a name that is unique in its account and Region.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html"/></remarks>
internal sealed class CreateAlias : Operation<CreateAliasRequest, CreateAliasResponse>
{
    protected override OperationSpec<CreateAliasRequest> Declare() => new("CreateAlias")
    {
        Key = KeyArgument.AliasTarget<CreateAliasRequest>(r => r.TargetKeyId),
        Honours = ["AliasName", "TargetKeyId"],
        States = KeyStates.NotPendingDeletion,
        Action = "kms:CreateAlias",
        Permissions = [Permission<CreateAliasRequest>.OnAlias(r => r.AliasName), Permission<CreateAliasRequest>.OnKey()],
        Trail = TrailShape.Write("AliasName", "TargetKeyId").Answers("KeyId"),
    };

    // The name is looked at before the key, as the shape of a request is.
    protected override void CheckRequest(CreateAliasRequest request, Call call) => AliasRules.CheckNewName(request.AliasName);

    protected override Work<CreateAliasResponse> Execute(CreateAliasRequest request, Call call)
    {
        if (call.Table.FindAlias(request.AliasName) is { } taken) throw KmsErrors.AliasExists(taken.Arn);
        AliasRules.CheckQuota(call.Key, call);
        var alias = call.Table.AddAlias(request.AliasName, call.Key, call.Now);
        call.State.Consistency.AliasChanged(call.Home, alias.Name, before: null, call.Now);
        call.TouchAlias(alias.Arn);
        return new CreateAliasResponse();
    }
}
