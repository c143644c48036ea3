using System.Text.Json;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Scenarios;

public class ScenarioCustomKeyStoreTests : InMemory
{
    private const string Cluster = "cluster-2a3b4c5d6e7";
    private const string Certificate = "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n";
    private const string Service = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0";

    private static readonly XksProxyAuthenticationCredentialType Credential = new()
    {
        AccessKeyId = "ABCDE234567EXAMPLE22",
        RawSecretAccessKey = "rawSecretAccessKey/rawSecretAccessKey+12345=",
    };

    [Test]
    public async Task The_verbs_of_custom_key_stores_call_what_they_are_named_after()
    {
        await CloudHsm("stores")
            .DescribeCustomKeyStores("store")
            .UpdateCustomKeyStore("store", newCustomKeyStoreName: "vault")
            .ConnectCustomKeyStore("vault")
            .DisconnectCustomKeyStore("store")
            .DeleteCustomKeyStore("store");

        // Connecting and disconnecting may leave further records, which KMS writes.
        Assert.That(Names().Where(typeof(KmsScenario).GetMethods().Select(method => method.Name).Contains), Is.EqualTo((string[])
        [
            "CreateCustomKeyStore", "DescribeCustomKeyStores", "UpdateCustomKeyStore", "ConnectCustomKeyStore", "DisconnectCustomKeyStore",
            "DeleteCustomKeyStore",
        ]));
    }

    [Test]
    public async Task The_id_of_a_store_flows_by_its_name()
    {
        var scenario = CloudHsm("id").UpdateCustomKeyStore("store", "vault").DescribeCustomKeyStores("vault").DescribeCustomKeyStores(customKeyStoreName: "vault");
        await scenario;

        var id = scenario.Results.Response<CreateCustomKeyStoreResponse>(1).CustomKeyStoreId;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((scenario.Results.Text("store"), scenario.Results.Text("vault")), Is.EqualTo((id, id)));
            Assert.That(Parameter(1, "customKeyStoreId").GetString(), Is.EqualTo(id));
            Assert.That(Parameter(1, "newCustomKeyStoreName").GetString(), Is.EqualTo("vault"));
            Assert.That(Parameter(2, "customKeyStoreId").GetString(), Is.EqualTo(id));
            Assert.That(Parameter(3, "customKeyStoreName").GetString(), Is.EqualTo("vault"));
        }
    }

    [Test]
    public async Task A_key_is_created_in_a_CloudHSM_key_store()
    {
        var scenario = CloudHsm("key").ConnectCustomKeyStore("store").CreateKey("alias/a", OriginType.AWS_CLOUDHSM, customKeyStoreId: "store").DescribeKey("alias/a");
        await scenario;

        Assert.That(scenario.Results.Response<DescribeKeyResponse>(4).KeyMetadata.CustomKeyStoreId, Is.EqualTo(scenario.Results.Text("store")));
    }

    [Test]
    public async Task A_key_is_created_in_an_external_key_store()
    {
        var scenario = Kms.Scenario("external")
            .CreateCustomKeyStore(
                "store", CustomKeyStoreType.EXTERNAL_KEY_STORE, xksProxyConnectivity: XksProxyConnectivityType.VPC_ENDPOINT_SERVICE,
                xksProxyUriEndpoint: "https://xks.internal.example.com", xksProxyUriPath: "/kms/xks/v1", xksProxyAuthenticationCredential: Credential,
                xksProxyVpcEndpointServiceName: Service)
            .UpdateCustomKeyStore("store", xksProxyUriPath: "/cards/kms/xks/v1", xksProxyAuthenticationCredential: Credential)
            .ConnectCustomKeyStore("store")
            .CreateKey("alias/a", OriginType.EXTERNAL_KEY_STORE, customKeyStoreId: "store", xksKeyId: "bb8562717f809024")
            .DescribeKey("alias/a");
        await scenario;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Parameter(0, "customKeyStoreType").GetString(), Is.EqualTo("EXTERNAL_KEY_STORE"));
            Assert.That(Parameter(0, "xksProxyConnectivity").GetString(), Is.EqualTo("VPC_ENDPOINT_SERVICE"));
            Assert.That(Parameter(0, "xksProxyUriEndpoint").GetString(), Is.EqualTo("https://xks.internal.example.com"));
            Assert.That(Parameter(0, "xksProxyUriPath").GetString(), Is.EqualTo("/kms/xks/v1"));
            Assert.That(Parameter(0, "xksProxyVpcEndpointServiceName").GetString(), Is.EqualTo(Service));
            Assert.That(Parameter(1, "xksProxyUriPath").GetString(), Is.EqualTo("/cards/kms/xks/v1"));
            Assert.That(scenario.Results.Response<DescribeKeyResponse>(5).KeyMetadata.XksKeyConfiguration.Id, Is.EqualTo("bb8562717f809024"));
        }
    }

    private KmsScenario CloudHsm(string name) => Kms.Scenario(name).CreateCustomKeyStore(
        "store", CustomKeyStoreType.AWS_CLOUDHSM, Cluster, keyStorePassword: "kmsuser-password", trustAnchorCertificate: Certificate);

    private IEnumerable<string> Names() => Kms.Trail.Select(record => record.EventName);

    private JsonElement Parameter(int record, string name) => Kms.Trail[record].RequestParameters.GetProperty(name);
}
