using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Domain.KeyStores;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Permissions;
using FakeKms.Engine.Rules;
using FakeKms.Trail.Shapes;

namespace FakeKms.Operations.CustomKeyStores;

/// <summary>Answers what the key stores of the account in the Region are and whether they are connected: all, or one by its id or its name.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeCustomKeyStores.html"/></remarks>
internal sealed class DescribeCustomKeyStores : Operation<DescribeCustomKeyStoresRequest, DescribeCustomKeyStoresResponse>
{
    protected override OperationSpec<DescribeCustomKeyStoresRequest> Declare() => new("DescribeCustomKeyStores")
    {
        Honours = ["CustomKeyStoreId", "CustomKeyStoreName", "Limit", "Marker"],
        Action = "kms:DescribeCustomKeyStores",
        Permissions = [Permission<DescribeCustomKeyStoresRequest>.OnKeyStores()],
        Trail = TrailShape.Read("CustomKeyStoreId", "CustomKeyStoreName", "Limit", "Marker"),
    };

    // The length of a page when no limit is sent is not documented; 100 is that of ListKeys, and more stores than a Region can have.
    protected override Work<DescribeCustomKeyStoresResponse> Execute(DescribeCustomKeyStoresRequest request, Call call)
    {
        if (request.CustomKeyStoreId is not null && request.CustomKeyStoreName is not null)
            throw KmsErrors.Validation("CustomKeyStoreId and CustomKeyStoreName cannot be specified in the same request.");
        var list = PagedList.Of(call, Spec.Name);
        var stores = call.KeyStores.After(list.After(request.Marker));
        if (Named(request, call) is { } one) stores = stores.Where(store => store == one);
        var (page, next) = list.Take(stores, request.Limit ?? 100, store => store.Id);
        return new DescribeCustomKeyStoresResponse { CustomKeyStores = page.ConvertAll(Entry), NextMarker = next, Truncated = next is not null };
    }

    private static KeyStore? Named(DescribeCustomKeyStoresRequest request, Call call) =>
        request.CustomKeyStoreId is { } id ? KeyStoreRules.Find(id, call)
        : request.CustomKeyStoreName is { } name ? call.KeyStores.FindByName(name) ?? throw KeyStoreErrors.NotFound(name)
        : null;

    private static CustomKeyStoresListEntry Entry(KeyStore store) => new()
    {
        CustomKeyStoreId = store.Id,
        CustomKeyStoreName = store.Name,
        CustomKeyStoreType = store.Type,
        CreationDate = store.CreationDate.UtcDateTime,
        ConnectionState = store.ConnectionState,
        ConnectionErrorCode = store.ConnectionErrorCode,
        CloudHsmClusterId = store.CloudHsm?.ClusterId,
        TrustAnchorCertificate = store.CloudHsm?.TrustAnchorCertificate,
        XksProxyConfiguration = store.Proxy is not { } proxy ? null : new XksProxyConfigurationType
        {
            Connectivity = proxy.Connectivity,
            AccessKeyId = proxy.AccessKeyId,
            UriEndpoint = proxy.UriEndpoint,
            UriPath = proxy.UriPath,
            VpcEndpointServiceName = proxy.VpcEndpointServiceName,
            VpcEndpointServiceOwner = proxy.VpcEndpointServiceOwner,
        },
    };
}
