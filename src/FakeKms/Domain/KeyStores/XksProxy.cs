using Amazon.KeyManagementService;

namespace FakeKms.Domain.KeyStores;

/// <summary>How KMS would reach the external key store proxy of a key store, and the credential that it would sign with.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_XksProxyConfigurationType.html"/></remarks>
internal sealed record XksProxy
{
    public required XksProxyConnectivityType Connectivity { get; init; }

    public required string UriEndpoint { get; init; }

    public required string UriPath { get; init; }

    public required string AccessKeyId { get; init; }

    public required string RawSecretAccessKey { get; init; }

    public string? VpcEndpointServiceName { get; init; }

    public string? VpcEndpointServiceOwner { get; init; }

    public bool UsesVpc => Connectivity == XksProxyConnectivityType.VPC_ENDPOINT_SERVICE;

    // Host names do not depend on the case of their letters.
    public bool HasEndpointOf(XksProxy other) => string.Equals(UriEndpoint, other.UriEndpoint, StringComparison.OrdinalIgnoreCase);

    public bool HasUriOf(XksProxy other) => HasEndpointOf(other) && UriPath == other.UriPath;

    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{UriEndpoint}{UriPath}";

    public bool HasCredentialOf(XksProxy other) => AccessKeyId == other.AccessKeyId && RawSecretAccessKey == other.RawSecretAccessKey;
}
