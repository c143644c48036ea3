using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.KeyStores;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Ciphers;
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
        var store = Subject(request, call);
        if (!store.IsDisconnected) return new ConnectCustomKeyStoreResponse();
        CloudHsmRules.CheckConnecting(store, call);
        if (store.Proxy is not { } proxy) return Connecting(store, null, call);
        if (XksProxyRules.ObstacleOnTheWay(proxy, call) is { } obstacle) return Connecting(store, obstacle, call);
        // The request to the proxy has the id of this call, so it is made now. What comes of it shows when the store has connected or failed.
        return Work<ConnectCustomKeyStoreResponse>.Waiting(
            compute: () => XksProxyRules.HealthAsync(call, Spec.Name, ExternalRequests.TargetOf(call, store)),
            commit: health => Subject(request, call) is { IsDisconnected: true } present
                ? Connecting(present, health.Succeeded ? null : XksErrors.CodeOf(health.Problem), call)
                : new ConnectCustomKeyStoreResponse(),
            isOutdated: () => store.Proxy != proxy);
    }

    private KeyStore Subject(ConnectCustomKeyStoreRequest request, Call call)
    {
        var store = KeyStoreRules.Subject(request.CustomKeyStoreId, call);
        return store.ConnectionState == ConnectionStateType.DISCONNECTING || store.ConnectionState == ConnectionStateType.FAILED
            ? throw KeyStoreErrors.InvalidState(store, Spec.Name)
            : store;
    }

    private static ConnectCustomKeyStoreResponse Connecting(KeyStore store, ConnectionErrorCodeType? obstacle, Call call)
    {
        call.State.Connections.Connect(store, obstacle, call.Now);
        return new ConnectCustomKeyStoreResponse();
    }
}
