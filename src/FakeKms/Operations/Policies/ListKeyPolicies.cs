using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.Policies;

/// <summary>Lists the names of a key's policies: every key has one.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyPolicies.html"/></remarks>
internal sealed class ListKeyPolicies : Operation<ListKeyPoliciesRequest, ListKeyPoliciesResponse>
{
    protected override OperationSpec<ListKeyPoliciesRequest> Declare() => new("ListKeyPolicies")
    {
        Key = KeyArgument.IdOrArn<ListKeyPoliciesRequest>(r => r.KeyId),
        Honours = ["KeyId", "Limit", "Marker"],
        OnAwsManagedKeys = true,
        Action = "kms:ListKeyPolicies",
        Permissions = [Permission<ListKeyPoliciesRequest>.OnKey()],
        Trail = TrailShape.Read("KeyId", "Limit", "Marker"),
    };

    // One name is never more than a page, so no marker exists. InvalidMarkerException is not among the errors of this operation.
    protected override Work<ListKeyPoliciesResponse> Execute(ListKeyPoliciesRequest request, Call call)
    {
        if (request.Marker is not null) throw KmsErrors.Validation("The marker was not produced by a former call of this operation.");
        var (names, _) = PagedList.Of(call, Spec.Name, call.Key.Arn).Take([KeyPolicies.Name], request.Limit ?? 100, name => name);
        return new ListKeyPoliciesResponse { PolicyNames = names, Truncated = false };
    }
}
