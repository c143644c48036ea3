using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.CustomKeyStores;

public class CreateCustomKeyStoreTests : InMemory
{
    private static readonly TestCaseData<Action<CreateCustomKeyStoreRequest>, string>[] WrongClusterRequests =
    [
        new(r => r.CloudHsmClusterId = null, "CloudHsmClusterId is required for a custom key store of the type AWS_CLOUDHSM."),
        new(r => r.TrustAnchorCertificate = null, "TrustAnchorCertificate is required for a custom key store of the type AWS_CLOUDHSM."),
        new(r => r.KeyStorePassword = null, "KeyStorePassword is required for a custom key store of the type AWS_CLOUDHSM."),
        new(r => r.XksProxyUriPath = "/kms/xks/v1", "XksProxyUriPath is not valid for a custom key store of the type AWS_CLOUDHSM."),
        new(r => r.XksProxyVpcEndpointServiceOwner = "111122223333", "XksProxyVpcEndpointServiceOwner is not valid for a custom key store of the type AWS_CLOUDHSM."),
        new(r => r.CloudHsmClusterId = KeyStoreRequests.Wrong("cluster-1a23b4cdefg"), "1 validation error detected: Value 'cluster-1a23b4cdefg' at 'cloudHsmClusterId' failed to satisfy constraint: Member must satisfy regular expression pattern: cluster-[2-7a-zA-Z]{11,16}"),
        new(r => r.KeyStorePassword = KeyStoreRequests.Wrong("short"), "1 validation error detected: Value at 'keyStorePassword' failed to satisfy constraint: Member must have length greater than or equal to 7"),
        new(r => r.CustomKeyStoreName = null, "1 validation error detected: Value null at 'customKeyStoreName' failed to satisfy constraint: Member must not be null"),
    ];

    private static readonly TestCaseData<Action<CreateCustomKeyStoreRequest>, string>[] WrongProxyRequests =
    [
        new(r => r.XksProxyConnectivity = null, "XksProxyConnectivity is required for a custom key store of the type EXTERNAL_KEY_STORE."),
        new(r => r.XksProxyUriEndpoint = null, "XksProxyUriEndpoint is required for a custom key store of the type EXTERNAL_KEY_STORE."),
        new(r => r.XksProxyUriPath = null, "XksProxyUriPath is required for a custom key store of the type EXTERNAL_KEY_STORE."),
        new(r => r.XksProxyAuthenticationCredential = null, "XksProxyAuthenticationCredential is required for a custom key store of the type EXTERNAL_KEY_STORE."),
        new(r => r.CloudHsmClusterId = KeyStoreRequests.Cluster, "CloudHsmClusterId is not valid for a custom key store of the type EXTERNAL_KEY_STORE."),
        new(r => r.KeyStorePassword = KeyStoreRequests.Password, "KeyStorePassword is not valid for a custom key store of the type EXTERNAL_KEY_STORE."),
        new(r => r.XksProxyConnectivity = XksProxyConnectivityType.VPC_ENDPOINT_SERVICE, "XksProxyVpcEndpointServiceName is required for an external key store with the connectivity VPC_ENDPOINT_SERVICE."),
        new(r => r.XksProxyVpcEndpointServiceName = KeyStoreRequests.Service, "XksProxyVpcEndpointServiceName is not valid for an external key store with the connectivity PUBLIC_ENDPOINT."),
        new(r => r.XksProxyVpcEndpointServiceOwner = "111122223333", "XksProxyVpcEndpointServiceOwner is not valid for an external key store with the connectivity PUBLIC_ENDPOINT."),
        new(r => r.XksProxyUriEndpoint = KeyStoreRequests.Wrong("http://xks.example.com"), "1 validation error detected: Value 'http://xks.example.com' at 'xksProxyUriEndpoint' failed to satisfy constraint: Member must satisfy regular expression pattern: ^https://[a-zA-Z0-9.-]+$"),
        new(r => r.XksProxyUriPath = KeyStoreRequests.Wrong("/kms/xks/v1/"), "1 validation error detected: Value '/kms/xks/v1/' at 'xksProxyUriPath' failed to satisfy constraint: Member must satisfy regular expression pattern: ^(/[a-zA-Z0-9\\/_-]+/kms/xks/v\\d{1,2})$|^(/kms/xks/v\\d{1,2})$"),
        new(r => r.XksProxyVpcEndpointServiceName = KeyStoreRequests.Wrong("com.amazonaws.vpce.useast1.vpce-svc-0"), "1 validation error detected: Value 'com.amazonaws.vpce.useast1.vpce-svc-0' at 'xksProxyVpcEndpointServiceName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^(com|eu)\\.amazonaws\\.vpce\\.([a-z]+-){2,3}\\d+\\.vpce-svc-[0-9a-z]+$"),
        new(r => r.XksProxyAuthenticationCredential.AccessKeyId = KeyStoreRequests.Wrong("abcdefghijklmnopqrst"), "1 validation error detected: Value at 'xksProxyAuthenticationCredential.accessKeyId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[A-Z2-7]+$"),
        new(r => r.XksProxyAuthenticationCredential.RawSecretAccessKey = KeyStoreRequests.Wrong("short"), "1 validation error detected: Value at 'xksProxyAuthenticationCredential.rawSecretAccessKey' failed to satisfy constraint: Member must have length greater than or equal to 43"),
        new(r => r.XksProxyAuthenticationCredential.RawSecretAccessKey = null, "1 validation error detected: Value at 'xksProxyAuthenticationCredential.rawSecretAccessKey' failed to satisfy constraint: Member must not be null"),
    ];

    [Test]
    public async Task A_CloudHSM_key_store_is_described_with_its_cluster_and_never_with_its_password()
    {
        var id = await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm());
        var store = await Client.StoreAsync(id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(id, Does.Match("^cks-[0-9a-f]{17}$"));
            Assert.That(store.CustomKeyStoreName, Is.EqualTo("cards"));
            Assert.That(store.CustomKeyStoreType, Is.EqualTo(CustomKeyStoreType.AWS_CLOUDHSM));
            Assert.That(store.ConnectionState, Is.EqualTo(ConnectionStateType.DISCONNECTED));
            Assert.That(store.ConnectionErrorCode, Is.Null);
            Assert.That(store.CloudHsmClusterId, Is.EqualTo(KeyStoreRequests.Cluster));
            Assert.That(store.TrustAnchorCertificate, Is.EqualTo(KeyStoreRequests.Certificate));
            Assert.That(store.CreationDate, Is.EqualTo(Kms.Clock.GetUtcNow().UtcDateTime));
            Assert.That(store.XksProxyConfiguration, Is.Null);
        }
    }

    [Test]
    public async Task An_external_key_store_with_a_public_endpoint_is_described_with_its_proxy()
    {
        var store = await Client.StoreAsync(await Client.CreateStoreAsync(KeyStoreRequests.Public()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(store.CustomKeyStoreType, Is.EqualTo(CustomKeyStoreType.EXTERNAL_KEY_STORE));
            Assert.That(store.CloudHsmClusterId, Is.Null);
            Assert.That(store.TrustAnchorCertificate, Is.Null);
            Assert.That(store.XksProxyConfiguration.Connectivity, Is.EqualTo(XksProxyConnectivityType.PUBLIC_ENDPOINT));
            Assert.That(store.XksProxyConfiguration.AccessKeyId, Is.EqualTo(KeyStoreRequests.AccessKeyId));
            Assert.That(store.XksProxyConfiguration.UriEndpoint, Is.EqualTo("https://xks.example.com"));
            Assert.That(store.XksProxyConfiguration.UriPath, Is.EqualTo("/kms/xks/v1"));
            Assert.That(store.XksProxyConfiguration.VpcEndpointServiceName, Is.Null);
            Assert.That(store.XksProxyConfiguration.VpcEndpointServiceOwner, Is.Null);
        }
    }

    [TestCase(null, "111122223333")]
    [TestCase("444455556666", "444455556666")]
    public async Task The_endpoint_service_of_a_VPC_is_the_callers_unless_another_owner_is_named(string? owner, string shown)
    {
        var request = KeyStoreRequests.Vpc();
        request.XksProxyVpcEndpointServiceOwner = owner;

        var proxy = (await Client.StoreAsync(await Client.CreateStoreAsync(request))).XksProxyConfiguration;

        Assert.That((proxy.VpcEndpointServiceName, proxy.VpcEndpointServiceOwner), Is.EqualTo((KeyStoreRequests.Service, shown)));
    }

    [TestCaseSource(nameof(WrongClusterRequests))]
    public async Task Members_of_a_CloudHSM_key_store_are_checked(Action<CreateCustomKeyStoreRequest> change, string error)
    {
        var request = KeyStoreRequests.CloudHsm();
        change(request);

        Assert.That(await ErrorOf(() => Client.CreateCustomKeyStoreAsync(request)), Is.EqualTo("ValidationException: " + error));
    }

    [TestCaseSource(nameof(WrongProxyRequests))]
    public async Task Members_of_an_external_key_store_are_checked(Action<CreateCustomKeyStoreRequest> change, string error)
    {
        var request = KeyStoreRequests.Public();
        change(request);

        Assert.That(await ErrorOf(() => Client.CreateCustomKeyStoreAsync(request)), Is.EqualTo("ValidationException: " + error));
    }

    [Test]
    public async Task A_name_can_be_taken_once_in_an_account_and_Region()
    {
        await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm("cards"));
        using var elsewhere = Kms.CreateClient(config => config.AuthenticationRegion = "eu-west-1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.Public("cards"))), Is.EqualTo(
                "CustomKeyStoreNameInUseException: The name cards is already assigned to another custom key store in this account and Region."));
            Assert.That(await elsewhere.CreateStoreAsync(KeyStoreRequests.Public("cards")), Does.StartWith("cks-"));
        }
    }

    [Test]
    public async Task The_same_request_for_a_disconnected_CloudHSM_key_store_answers_the_store_that_is_there()
    {
        var id = await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm());

        Assert.That(await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm()), Is.EqualTo(id));
    }

    [Test]
    public async Task The_same_request_for_a_connected_store_or_with_another_password_is_no_retry()
    {
        var id = await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm());
        var other = KeyStoreRequests.CloudHsm();
        other.KeyStorePassword = "another-password";
        var withOtherPassword = await ErrorOf(() => Client.CreateStoreAsync(other));
        await Client.ConnectStoreAsync(id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(withOtherPassword, Does.StartWith("CustomKeyStoreNameInUseException"));
            Assert.That(await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.CloudHsm())), Does.StartWith("CustomKeyStoreNameInUseException"));
        }
    }

    [Test]
    public async Task A_Region_has_at_most_ten_key_stores_of_both_types()
    {
        await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm());
        for (var i = 1; i < 10; i++) await Client.CreateStoreAsync(KeyStoreRequests.Public($"vault-{i}", $"https://xks-{i}.example.com"));

        Assert.That(await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.Public())), Is.EqualTo(
            "LimitExceededException: Custom key stores quota for this account in this region is 10, current usage is 10."));
    }

    [Test]
    public async Task The_ids_of_key_stores_repeat_with_the_seed()
    {
        using var twin = FakeKmsServer.Start();
        using var client = twin.CreateClient();

        Assert.That(await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm()), Is.EqualTo(await client.CreateStoreAsync(KeyStoreRequests.CloudHsm())));
    }
}
