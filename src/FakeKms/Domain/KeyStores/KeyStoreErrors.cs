using Amazon.KeyManagementService;
using FakeKms.Domain.Errors;
using FakeKms.Model;

namespace FakeKms.Domain.KeyStores;

/// <summary>The refusals of the custom key stores. AWS documents when each arises but not its text: the texts are this library's own words.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateCustomKeyStore.html#API_CreateCustomKeyStore_Errors"/></remarks>
internal static class KeyStoreErrors
{
    public const string UnreachableCluster = "KMS cannot communicate with your CloudHSM cluster";

    public static KmsFailure NotFound(string idOrName) =>
        new("CustomKeyStoreNotFoundException", $"The custom key store {idOrName} does not exist.", 400);

    public static KmsFailure NameInUse(string name) =>
        new("CustomKeyStoreNameInUseException", $"The name {name} is already assigned to another custom key store in this account and Region.", 400);

    public static KmsFailure HasKeys(KeyStore store) =>
        new("CustomKeyStoreHasCMKsException", $"The custom key store {store.Id} contains KMS keys.", 400);

    public static KmsFailure InvalidState(KeyStore store, string operation) => new("CustomKeyStoreInvalidStateException",
        $"The connection state of the custom key store {store.Id} is {store.ConnectionState}, which is not valid for {operation}.", 400);

    /// <summary>AWS has a text of an external key store, which is the one of the keys in it.</summary>
    public static KmsFailure InvalidStateForNewKey(KeyStore store) =>
        store.Proxy is null ? InvalidState(store, "CreateKey") : new("CustomKeyStoreInvalidStateException", XksTexts.NotConnected, 400);

    public static KmsFailure InvalidStateForMember(KeyStore store, string member) => new("CustomKeyStoreInvalidStateException",
        $"The connection state of the custom key store {store.Id} is {store.ConnectionState}, in which {member} cannot be changed.", 400);

    public static KmsFailure StoreLimit(int limit, int usage) => new("LimitExceededException",
        $"Custom key stores quota for this account in this region is {limit}, current usage is {usage}.", 400);

    public static KmsFailure MissingMember(string member, string context) => KmsErrors.Validation($"{member} is required for {context}.");

    public static KmsFailure SuperfluousMember(string member, string context) => KmsErrors.Validation($"{member} is not valid for {context}.");

    public static KmsFailure OtherType(KeyStore store, OriginType origin) =>
        KmsErrors.Unsupported($"The custom key store {store.Id} is of the type {store.Type}, which is not valid for the origin {origin}.");

    public static KmsFailure NoRandomness(KeyStore store) =>
        KmsErrors.Unsupported($"The custom key store {store.Id} is of the type {store.Type}, which is not valid for GenerateRandom.");

    public static KmsFailure ClusterNotFound(string clusterId) =>
        new("CloudHsmClusterNotFoundException", $"The CloudHSM cluster {clusterId} does not exist.", 400);

    public static KmsFailure ClusterNotActive(string clusterId) =>
        new("CloudHsmClusterNotActiveException", $"The CloudHSM cluster {clusterId} is not active.", 400);

    public static KmsFailure ClusterInUse(string clusterId) => new("CloudHsmClusterInUseException",
        $"The CloudHSM cluster {clusterId}, or one that shares its backup history, is already associated with a custom key store.", 400);

    public static KmsFailure ClusterNotRelated(string clusterId, string currentId) => new("CloudHsmClusterNotRelatedException",
        $"The CloudHSM cluster {clusterId} does not share a backup history with {currentId}.", 400);

    public static KmsFailure TooFewHsms(string clusterId, int needed, int active) => new("CloudHsmClusterInvalidConfigurationException",
        $"The CloudHSM cluster {clusterId} has {active} active HSMs; this operation needs at least {needed}.", 400);

    public static KmsFailure IncorrectTrustAnchor(string clusterId) => new("IncorrectTrustAnchorException",
        $"The trust anchor certificate is not that of the CloudHSM cluster {clusterId}.", 400);

    /// <summary>The keys of a connected store are of no use just now. This text is AWS's.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/fix-keystore.html#fix-keystore-communication"/></remarks>
    public static KmsFailure ClusterUnreachable() => KmsErrors.InvalidState(UnreachableCluster);

    /// <summary>The same for operations without a key: KMSInvalidStateException is not among their errors, a time-out is.</summary>
    public static KmsFailure ClusterTimeout() =>
        new("DependencyTimeoutException", "The system timed out while trying to fulfill the request. You can retry the request.", 500);

    /// <summary>Of this one AWS says only that its text is about PKCS #11 sessions.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/fix-keystore.html#fix-cmk-failed"/></remarks>
    public static KmsFailure NoSessions(string clusterId) =>
        new("KMSInternalException", $"The CloudHSM cluster {clusterId} has no available PKCS #11 sessions. Retry the request.", 500);

    /// <summary>The key material was deleted from the cluster, and KMS has not noticed it yet.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/fix-keystore.html#fix-keystore-recover-backing-key"/></remarks>
    public static KmsFailure BackingKeyMissing(string keyArn, string clusterId) =>
        KmsErrors.InvalidState($"The key material of {keyArn} is not in the CloudHSM cluster {clusterId}.");

    public static KmsFailure ProxyUriInUse(XksProxy proxy) => new("XksProxyUriInUseException",
        $"{proxy.UriEndpoint}{proxy.UriPath} is already associated with another external key store in this Region.", 400);

    public static KmsFailure ProxyEndpointInUse(XksProxy proxy) => new("XksProxyUriEndpointInUseException",
        $"{proxy.UriEndpoint} is already associated with another external key store in this Region.", 400);

    public static KmsFailure ProxyServiceInUse(XksProxy proxy) => new("XksProxyVpcEndpointServiceInUseException",
        $"{proxy.VpcEndpointServiceName} is already associated with another external key store in this Region.", 400);

    public static KmsFailure ProxyServiceNotFound(string serviceName) => new("XksProxyVpcEndpointServiceNotFoundException",
        $"The VPC endpoint service {serviceName} does not exist, or AWS KMS is not among its allowed principals.", 400);

    public static KmsFailure ProxyServiceUnsuitable(string serviceName) => new("XksProxyVpcEndpointServiceInvalidConfigurationException",
        $"The VPC endpoint service {serviceName} does not meet the requirements for an external key store.", 400);

    public static KmsFailure XksKeyInUse(string xksKeyId, KeyStore store) => new("XksKeyAlreadyInUseException",
        $"The external key {xksKeyId} is already associated with another KMS key in the custom key store {store.Id}.", 400);
}
