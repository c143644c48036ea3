using Amazon.KeyManagementService.Model;
using FakeKms.Domain.KeyStores;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.CustomKeyStores;

/// <summary>Forgets a disconnected key store that contains no keys, not even such as are pending deletion.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteCustomKeyStore.html"/></remarks>
internal sealed class DeleteCustomKeyStore : Operation<DeleteCustomKeyStoreRequest, DeleteCustomKeyStoreResponse>
{
    protected override OperationSpec<DeleteCustomKeyStoreRequest> Declare() => new("DeleteCustomKeyStore")
    {
        Honours = ["CustomKeyStoreId"],
        Action = "kms:DeleteCustomKeyStore",
        Permissions = [Permission<DeleteCustomKeyStoreRequest>.OnKeyStores()],
        Trail = TrailShape.Write("CustomKeyStoreId"),
    };

    // AWS does not document which of the two refusals comes first.
    protected override Work<DeleteCustomKeyStoreResponse> Execute(DeleteCustomKeyStoreRequest request, Call call)
    {
        var store = KeyStoreRules.Subject(request.CustomKeyStoreId, call);
        if (!store.IsDisconnected) throw KeyStoreErrors.InvalidState(store, Spec.Name);
        if (store.HasKeys) throw KeyStoreErrors.HasKeys(store);
        call.KeyStores.Remove(store);
        return new DeleteCustomKeyStoreResponse();
    }
}
