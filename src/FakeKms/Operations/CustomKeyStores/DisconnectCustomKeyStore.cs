using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.KeyStores;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.CustomKeyStores;

/// <summary>Starts to disconnect a key store. Its keys are unavailable from then on.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DisconnectCustomKeyStore.html"/></remarks>
internal sealed class DisconnectCustomKeyStore : Operation<DisconnectCustomKeyStoreRequest, DisconnectCustomKeyStoreResponse>
{
    protected override OperationSpec<DisconnectCustomKeyStoreRequest> Declare() => new("DisconnectCustomKeyStore")
    {
        Honours = ["CustomKeyStoreId"],
        Action = "kms:DisconnectCustomKeyStore",
        Permissions = [Permission<DisconnectCustomKeyStoreRequest>.OnKeyStores()],
        Trail = TrailShape.Write("CustomKeyStoreId"),
    };

    protected override Work<DisconnectCustomKeyStoreResponse> Execute(DisconnectCustomKeyStoreRequest request, Call call)
    {
        var store = KeyStoreRules.Subject(request.CustomKeyStoreId, call);
        if (store.IsDisconnected || store.ConnectionState == ConnectionStateType.DISCONNECTING) throw KeyStoreErrors.InvalidState(store, Spec.Name);
        call.State.Connections.Disconnect(store, call.Now);
        return new DisconnectCustomKeyStoreResponse();
    }
}
