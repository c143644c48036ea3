using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>Calls DescribeCustomKeyStores, for one page. The answer has the stores in <c>CustomKeyStores</c>.</summary>
    /// <param name="store">Only this custom key store, by its id: the name that <see cref="CreateCustomKeyStore"/> gave it, or the id; null for all.</param>
    /// <param name="customKeyStoreName">Only the store that KMS knows by this name; null for all.</param>
    /// <param name="limit">The most stores to return, or null for the service's default.</param>
    /// <param name="marker">Where the page begins: the <c>NextMarker</c> of the page before, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeCustomKeyStores.html"/></remarks>
    public KmsScenario DescribeCustomKeyStores(string? store = null, string? customKeyStoreName = null, int? limit = null, string? marker = null)
    {
        var arguments = ScriptText.Of(("", store), ("customKeyStoreName", customKeyStoreName), ("limit", limit), ("marker", marker));
        return Add("DescribeCustomKeyStores", arguments, async (run, token) =>
        {
            var request = new DescribeCustomKeyStoresRequest
            {
                CustomKeyStoreId = run.StoredOr(store),
                CustomKeyStoreName = customKeyStoreName,
                Limit = limit,
                Marker = marker,
            };
            return await run.Client.DescribeCustomKeyStoresAsync(request, token).ConfigureAwait(false);
        });
    }

    /// <summary>Calls ConnectCustomKeyStore.</summary>
    /// <param name="store">The custom key store: the name that <see cref="CreateCustomKeyStore"/> gave it, or its id.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_ConnectCustomKeyStore.html"/></remarks>
    public KmsScenario ConnectCustomKeyStore(string store) => Add("ConnectCustomKeyStore", ScriptText.Of(("", store)), async (run, token) =>
        await run.Client.ConnectCustomKeyStoreAsync(new ConnectCustomKeyStoreRequest { CustomKeyStoreId = run.StoredOr(store) }, token).ConfigureAwait(false));

    /// <summary>Calls DisconnectCustomKeyStore.</summary>
    /// <param name="store">The custom key store: the name that <see cref="CreateCustomKeyStore"/> gave it, or its id.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DisconnectCustomKeyStore.html"/></remarks>
    public KmsScenario DisconnectCustomKeyStore(string store) => Add("DisconnectCustomKeyStore", ScriptText.Of(("", store)), async (run, token) =>
        await run.Client.DisconnectCustomKeyStoreAsync(
            new DisconnectCustomKeyStoreRequest { CustomKeyStoreId = run.StoredOr(store) }, token).ConfigureAwait(false));

    /// <summary>Calls DeleteCustomKeyStore.</summary>
    /// <param name="store">The custom key store: the name that <see cref="CreateCustomKeyStore"/> gave it, or its id.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteCustomKeyStore.html"/></remarks>
    public KmsScenario DeleteCustomKeyStore(string store) => Add("DeleteCustomKeyStore", ScriptText.Of(("", store)), async (run, token) =>
        await run.Client.DeleteCustomKeyStoreAsync(new DeleteCustomKeyStoreRequest { CustomKeyStoreId = run.StoredOr(store) }, token).ConfigureAwait(false));
}
