using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Scenarios;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>
    /// Calls CreateCustomKeyStore and stores the answered id under the store's name, so that later steps can name the store instead.
    /// Which members belong together is KMS's to say.
    /// </summary>
    /// <param name="store">The name of the custom key store.</param>
    /// <param name="customKeyStoreType"><c>AWS_CLOUDHSM</c> or <c>EXTERNAL_KEY_STORE</c>; null for the service's default, the former.</param>
    /// <param name="cloudHsmClusterId">The CloudHSM cluster, or null.</param>
    /// <param name="keyStorePassword">The password of the cluster's <c>kmsuser</c>, or null. Reports do not print it.</param>
    /// <param name="trustAnchorCertificate">The cluster's trust anchor certificate, as PEM, or null.</param>
    /// <param name="xksProxyConnectivity">How KMS reaches the external key store proxy, or null.</param>
    /// <param name="xksProxyUriEndpoint">The proxy's endpoint, such as <c>https://xks.example.com</c>; or null.</param>
    /// <param name="xksProxyUriPath">The path of the proxy's API, such as <c>/kms/xks/v1</c>; or null.</param>
    /// <param name="xksProxyAuthenticationCredential">What KMS signs its requests to the proxy with, or null. Reports print its access key id only.</param>
    /// <param name="xksProxyVpcEndpointServiceName">The VPC endpoint service in front of the proxy, or null.</param>
    /// <param name="xksProxyVpcEndpointServiceOwner">The account of that service, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateCustomKeyStore.html"/></remarks>
    public KmsScenario CreateCustomKeyStore(
        string store, CustomKeyStoreType? customKeyStoreType = null, string? cloudHsmClusterId = null, string? keyStorePassword = null,
        string? trustAnchorCertificate = null, XksProxyConnectivityType? xksProxyConnectivity = null, string? xksProxyUriEndpoint = null,
        string? xksProxyUriPath = null, XksProxyAuthenticationCredentialType? xksProxyAuthenticationCredential = null,
        string? xksProxyVpcEndpointServiceName = null, string? xksProxyVpcEndpointServiceOwner = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(store);
        var arguments = ScriptText.Of(
            ("", store), ("customKeyStoreType", customKeyStoreType), ("cloudHsmClusterId", cloudHsmClusterId),
            ("keyStorePassword", ScriptText.Secret(keyStorePassword)), ("trustAnchorCertificate", ScriptText.Document(trustAnchorCertificate)),
            ("xksProxyConnectivity", xksProxyConnectivity), ("xksProxyUriEndpoint", xksProxyUriEndpoint), ("xksProxyUriPath", xksProxyUriPath),
            ("xksProxyAuthenticationCredential", xksProxyAuthenticationCredential?.AccessKeyId),
            ("xksProxyVpcEndpointServiceName", xksProxyVpcEndpointServiceName), ("xksProxyVpcEndpointServiceOwner", xksProxyVpcEndpointServiceOwner));
        return Add("CreateCustomKeyStore", arguments, async (run, token) =>
        {
            var request = new CreateCustomKeyStoreRequest
            {
                CustomKeyStoreName = store,
                CustomKeyStoreType = customKeyStoreType,
                CloudHsmClusterId = cloudHsmClusterId,
                KeyStorePassword = keyStorePassword,
                TrustAnchorCertificate = trustAnchorCertificate,
                XksProxyConnectivity = xksProxyConnectivity,
                XksProxyUriEndpoint = xksProxyUriEndpoint,
                XksProxyUriPath = xksProxyUriPath,
                XksProxyAuthenticationCredential = xksProxyAuthenticationCredential,
                XksProxyVpcEndpointServiceName = xksProxyVpcEndpointServiceName,
                XksProxyVpcEndpointServiceOwner = xksProxyVpcEndpointServiceOwner,
            };
            var response = await run.Client.CreateCustomKeyStoreAsync(request, token).ConfigureAwait(false);
            run.Results.Store(store, response.CustomKeyStoreId);
            return response;
        });
    }

    /// <summary>Calls UpdateCustomKeyStore. After a change of its name, later steps can name the store by either name.</summary>
    /// <param name="store">The custom key store: the name that <see cref="CreateCustomKeyStore"/> gave it, or its id.</param>
    /// <param name="newCustomKeyStoreName">The new name, or null.</param>
    /// <param name="keyStorePassword">The new password of the cluster's <c>kmsuser</c>, or null. Reports do not print it.</param>
    /// <param name="cloudHsmClusterId">A related CloudHSM cluster, or null.</param>
    /// <param name="xksProxyConnectivity">How KMS reaches the external key store proxy, or null.</param>
    /// <param name="xksProxyUriEndpoint">The proxy's endpoint, or null.</param>
    /// <param name="xksProxyUriPath">The path of the proxy's API, or null.</param>
    /// <param name="xksProxyAuthenticationCredential">What KMS signs its requests to the proxy with, or null. Reports print its access key id only.</param>
    /// <param name="xksProxyVpcEndpointServiceName">The VPC endpoint service in front of the proxy, or null.</param>
    /// <param name="xksProxyVpcEndpointServiceOwner">The account of that service, or null.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateCustomKeyStore.html"/></remarks>
    public KmsScenario UpdateCustomKeyStore(
        string store, string? newCustomKeyStoreName = null, string? keyStorePassword = null, string? cloudHsmClusterId = null,
        XksProxyConnectivityType? xksProxyConnectivity = null, string? xksProxyUriEndpoint = null, string? xksProxyUriPath = null,
        XksProxyAuthenticationCredentialType? xksProxyAuthenticationCredential = null, string? xksProxyVpcEndpointServiceName = null,
        string? xksProxyVpcEndpointServiceOwner = null)
    {
        var arguments = ScriptText.Of(
            ("", store), ("newCustomKeyStoreName", newCustomKeyStoreName), ("keyStorePassword", ScriptText.Secret(keyStorePassword)),
            ("cloudHsmClusterId", cloudHsmClusterId), ("xksProxyConnectivity", xksProxyConnectivity), ("xksProxyUriEndpoint", xksProxyUriEndpoint),
            ("xksProxyUriPath", xksProxyUriPath), ("xksProxyAuthenticationCredential", xksProxyAuthenticationCredential?.AccessKeyId),
            ("xksProxyVpcEndpointServiceName", xksProxyVpcEndpointServiceName), ("xksProxyVpcEndpointServiceOwner", xksProxyVpcEndpointServiceOwner));
        return Add("UpdateCustomKeyStore", arguments, async (run, token) =>
        {
            var id = run.StoredOr(store);
            var request = new UpdateCustomKeyStoreRequest
            {
                CustomKeyStoreId = id,
                NewCustomKeyStoreName = newCustomKeyStoreName,
                KeyStorePassword = keyStorePassword,
                CloudHsmClusterId = cloudHsmClusterId,
                XksProxyConnectivity = xksProxyConnectivity,
                XksProxyUriEndpoint = xksProxyUriEndpoint,
                XksProxyUriPath = xksProxyUriPath,
                XksProxyAuthenticationCredential = xksProxyAuthenticationCredential,
                XksProxyVpcEndpointServiceName = xksProxyVpcEndpointServiceName,
                XksProxyVpcEndpointServiceOwner = xksProxyVpcEndpointServiceOwner,
            };
            var response = await run.Client.UpdateCustomKeyStoreAsync(request, token).ConfigureAwait(false);
            run.Results.Store(newCustomKeyStoreName, id);
            return response;
        });
    }
}
