using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.KeyStores;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.CustomKeyStores;

/// <summary>Starts to connect a key store to its cluster or proxy, and answers before that has happened.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ConnectCustomKeyStore.html"/></remarks>
internal sealed class ConnectCustomKeyStore : Operation<ConnectCustomKeyStoreRequest, ConnectCustomKeyStoreResponse>
{
    protected override OperationSpec<ConnectCustomKeyStoreRequest> Declare() => new("ConnectCustomKeyStore")
    {
        Honours = ["CustomKeyStoreId"],
        Action = "kms:ConnectCustomKeyStore",
        Permissions = [Permission<ConnectCustomKeyStoreRequest>.OnKeyStores()],
        Trail = TrailShape.Write("CustomKeyStoreId"),
    };

    // A store that failed to connect must be disconnected first. One that is connected, or about to be, stays so.
    protected override Work<ConnectCustomKeyStoreResponse> Execute(ConnectCustomKeyStoreRequest request, Call call)
    {
        var store = KeyStoreRules.Subject(request.CustomKeyStoreId, call);
        if (store.ConnectionState == ConnectionStateType.DISCONNECTING || store.ConnectionState == ConnectionStateType.FAILED)
            throw KeyStoreErrors.InvalidState(store, Spec.Name);
        if (store.IsDisconnected)
        {
            CloudHsmRules.CheckConnecting(store, call);
            call.State.Connections.Connect(store, call.Now);
        }
        return new ConnectCustomKeyStoreResponse();
    }
}
