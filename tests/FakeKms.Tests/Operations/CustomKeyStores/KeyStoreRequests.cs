using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.CustomKeyStores;

/// <summary>Requests about custom key stores that are right in every point.</summary>
internal static class KeyStoreRequests
{
    public const string Cluster = "cluster-2a3b4c5d6e7";
    public const string OtherCluster = "cluster-7g6f5e4d3c2";
    public const string Certificate = "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n";
    public const string Password = "kmsuser-password";
    public const string AccessKeyId = Pinned.AccessKeyId;
    public const string Secret = Pinned.Secret;
    public const string Service = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0";
    public const string OtherService = "com.amazonaws.vpce.us-east-1.vpce-svc-0fedcba9876543210";

    /// <summary>A value that the SDK's analyzer would refuse at compile time if it stood in a request.</summary>
    public static string Wrong(string value) => value;

    public static CreateCustomKeyStoreRequest CloudHsm(string name = "cards", string cluster = Cluster) => new()
    {
        CustomKeyStoreName = name,
        CloudHsmClusterId = cluster,
        TrustAnchorCertificate = Certificate,
        KeyStorePassword = Password,
    };

    public static CreateCustomKeyStoreRequest Public(string name = "vault", string endpoint = "https://xks.example.com", string path = "/kms/xks/v1") => new()
    {
        CustomKeyStoreName = name,
        CustomKeyStoreType = CustomKeyStoreType.EXTERNAL_KEY_STORE,
        XksProxyConnectivity = XksProxyConnectivityType.PUBLIC_ENDPOINT,
        XksProxyUriEndpoint = endpoint,
        XksProxyUriPath = path,
        XksProxyAuthenticationCredential = new XksProxyAuthenticationCredentialType { AccessKeyId = AccessKeyId, RawSecretAccessKey = Secret },
    };

    public static CreateCustomKeyStoreRequest Vpc(string name = "vault", string endpoint = "https://xks.internal.example.com", string service = Service)
    {
        var request = Public(name, endpoint);
        request.XksProxyConnectivity = XksProxyConnectivityType.VPC_ENDPOINT_SERVICE;
        request.XksProxyVpcEndpointServiceName = service;
        return request;
    }

    public static async Task<string> CreateStoreAsync(this IAmazonKeyManagementService client, CreateCustomKeyStoreRequest request) =>
        (await client.CreateCustomKeyStoreAsync(request)).CustomKeyStoreId;

    public static async Task<string> CreateConnectedStoreAsync(this IAmazonKeyManagementService client, CreateCustomKeyStoreRequest request)
    {
        var id = await client.CreateStoreAsync(request);
        await client.ConnectStoreAsync(id);
        return id;
    }

    public static Task ConnectStoreAsync(this IAmazonKeyManagementService client, string id) =>
        client.ConnectCustomKeyStoreAsync(new ConnectCustomKeyStoreRequest { CustomKeyStoreId = id });

    public static Task DisconnectStoreAsync(this IAmazonKeyManagementService client, string id) =>
        client.DisconnectCustomKeyStoreAsync(new DisconnectCustomKeyStoreRequest { CustomKeyStoreId = id });

    public static Task DeleteStoreAsync(this IAmazonKeyManagementService client, string id) =>
        client.DeleteCustomKeyStoreAsync(new DeleteCustomKeyStoreRequest { CustomKeyStoreId = id });

    public static Task UpdateStoreAsync(this IAmazonKeyManagementService client, string id, Action<UpdateCustomKeyStoreRequest> change)
    {
        var request = new UpdateCustomKeyStoreRequest { CustomKeyStoreId = id };
        change(request);
        return client.UpdateCustomKeyStoreAsync(request);
    }

    public static async Task<CustomKeyStoresListEntry> StoreAsync(this IAmazonKeyManagementService client, string id) =>
        (await client.DescribeCustomKeyStoresAsync(new DescribeCustomKeyStoresRequest { CustomKeyStoreId = id })).CustomKeyStores.Single();

    public static async Task<string> KeyInAsync(this IAmazonKeyManagementService client, string storeId, string? xksKeyId = null) =>
        (await client.CreateKeyAsync(new CreateKeyRequest
        {
            Origin = xksKeyId is null ? OriginType.AWS_CLOUDHSM : OriginType.EXTERNAL_KEY_STORE,
            CustomKeyStoreId = storeId,
            XksKeyId = xksKeyId,
        })).KeyMetadata.KeyId;
}
