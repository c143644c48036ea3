using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.CustomKeyStores;

public class UpdateCustomKeyStoreTests : InMemory
{
    private static readonly TestCaseData<Action<UpdateCustomKeyStoreRequest>, string>[] CloudHsmWhileDisconnectedOnly =
    [
        new(r => r.CloudHsmClusterId = KeyStoreRequests.OtherCluster, "CloudHsmClusterId"),
        new(r => r.KeyStorePassword = "another-password", "KeyStorePassword"),
    ];

    private static readonly TestCaseData<Action<UpdateCustomKeyStoreRequest>, string>[] ProxyWhileDisconnectedOnly =
    [
        new(r => r.XksProxyConnectivity = XksProxyConnectivityType.PUBLIC_ENDPOINT, "XksProxyConnectivity"),
        new(r => r.XksProxyUriEndpoint = "https://new.example.com", "XksProxyUriEndpoint"),
        new(r => r.XksProxyVpcEndpointServiceName = KeyStoreRequests.OtherService, "XksProxyVpcEndpointServiceName"),
        new(r => r.XksProxyVpcEndpointServiceOwner = "444455556666", "XksProxyVpcEndpointServiceOwner"),
    ];

    [Test]
    public async Task A_name_changes_while_the_store_is_disconnected_or_connected()
    {
        var id = await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm("one"));
        await Client.UpdateStoreAsync(id, r => r.NewCustomKeyStoreName = "two");
        await Client.ConnectStoreAsync(id);
        var two = (await Client.StoreAsync(id)).CustomKeyStoreName;
        await Client.UpdateStoreAsync(id, r => r.NewCustomKeyStoreName = "three");

        Assert.That((two, (await Client.StoreAsync(id)).CustomKeyStoreName), Is.EqualTo(("two", "three")));
    }

    [Test]
    public async Task A_name_that_another_store_has_is_refused_and_nothing_else_changes()
    {
        await Client.CreateStoreAsync(KeyStoreRequests.Public("taken"));
        var id = await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm("mine"));
        var own = await ErrorOf(() => Client.UpdateStoreAsync(id, r => r.NewCustomKeyStoreName = "mine"));
        var taken = await ErrorOf(() => Client.UpdateStoreAsync(id, r =>
        {
            r.NewCustomKeyStoreName = "taken";
            r.CloudHsmClusterId = KeyStoreRequests.OtherCluster;
        }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(own, Is.EqualTo("no error"));
            Assert.That(taken, Does.StartWith("CustomKeyStoreNameInUseException"));
            Assert.That((await Client.StoreAsync(id)).CloudHsmClusterId, Is.EqualTo(KeyStoreRequests.Cluster));
        }
    }

    [TestCaseSource(nameof(CloudHsmWhileDisconnectedOnly))]
    public async Task A_cluster_and_its_password_change_while_the_store_is_disconnected(Action<UpdateCustomKeyStoreRequest> change, string member)
    {
        var id = await Client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm());
        var connected = await ErrorOf(() => Client.UpdateStoreAsync(id, change));
        await Client.DisconnectStoreAsync(id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(connected, Is.EqualTo(
                $"CustomKeyStoreInvalidStateException: The connection state of the custom key store {id} is CONNECTED, in which {member} cannot be changed."));
            Assert.That(await ErrorOf(() => Client.UpdateStoreAsync(id, change)), Is.EqualTo("no error"));
        }
    }

    [TestCaseSource(nameof(ProxyWhileDisconnectedOnly))]
    public async Task The_way_to_a_proxy_does_not_change_while_the_store_is_connected(Action<UpdateCustomKeyStoreRequest> change, string member)
    {
        var id = await Client.CreateConnectedStoreAsync(KeyStoreRequests.Vpc());

        Assert.That(await ErrorOf(() => Client.UpdateStoreAsync(id, change)), Is.EqualTo(
            $"CustomKeyStoreInvalidStateException: The connection state of the custom key store {id} is CONNECTED, in which {member} cannot be changed."));
    }

    [Test]
    public async Task The_path_and_the_credential_of_a_proxy_change_while_the_store_is_connected()
    {
        var id = await Client.CreateConnectedStoreAsync(KeyStoreRequests.Public());
        Kms.XksProxy.WithCredential("NEWNEWNEWNEWNEWNEWNEW", KeyStoreRequests.Secret);

        await Client.UpdateStoreAsync(id, r =>
        {
            r.XksProxyUriPath = "/new/kms/xks/v1";
            r.XksProxyAuthenticationCredential = new() { AccessKeyId = "NEWNEWNEWNEWNEWNEWNEW", RawSecretAccessKey = KeyStoreRequests.Secret };
        });

        var store = await Client.StoreAsync(id);
        Assert.That(
            (store.ConnectionState.Value, store.XksProxyConfiguration.UriPath, store.XksProxyConfiguration.AccessKeyId),
            Is.EqualTo(("CONNECTED", "/new/kms/xks/v1", "NEWNEWNEWNEWNEWNEWNEW")));
    }

    [Test]
    public async Task Members_of_the_other_type_are_refused()
    {
        var cloudHsm = await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm());
        var external = await Client.CreateStoreAsync(KeyStoreRequests.Public());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.UpdateStoreAsync(cloudHsm, r => r.XksProxyUriPath = "/new/kms/xks/v1")), Is.EqualTo(
                "ValidationException: XksProxyUriPath is not valid for a custom key store of the type AWS_CLOUDHSM."));
            Assert.That(await ErrorOf(() => Client.UpdateStoreAsync(external, r => r.KeyStorePassword = "a-password")), Is.EqualTo(
                "ValidationException: KeyStorePassword is not valid for a custom key store of the type EXTERNAL_KEY_STORE."));
        }
    }

    [Test]
    public async Task A_store_moves_into_a_VPC_and_out_of_it_with_a_new_endpoint()
    {
        var id = await Client.CreateStoreAsync(KeyStoreRequests.Public());
        await Client.UpdateStoreAsync(id, r =>
        {
            r.XksProxyConnectivity = XksProxyConnectivityType.VPC_ENDPOINT_SERVICE;
            r.XksProxyUriEndpoint = "https://xks.internal.example.com";
            r.XksProxyVpcEndpointServiceName = KeyStoreRequests.Service;
        });
        var inside = (await Client.StoreAsync(id)).XksProxyConfiguration;
        await Client.UpdateStoreAsync(id, r =>
        {
            r.XksProxyConnectivity = XksProxyConnectivityType.PUBLIC_ENDPOINT;
            r.XksProxyUriEndpoint = "https://xks.example.com";
            r.XksProxyVpcEndpointServiceName = KeyStoreRequests.Wrong("");
        });
        var outside = (await Client.StoreAsync(id)).XksProxyConfiguration;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((inside.UriEndpoint, inside.VpcEndpointServiceName, inside.VpcEndpointServiceOwner),
                Is.EqualTo(("https://xks.internal.example.com", KeyStoreRequests.Service, "111122223333")));
            Assert.That((outside.UriEndpoint, outside.VpcEndpointServiceName, outside.VpcEndpointServiceOwner),
                Is.EqualTo(("https://xks.example.com", (string?)null, (string?)null)));
        }
    }

    [Test]
    public async Task Another_connectivity_needs_another_endpoint_and_its_own_members()
    {
        var external = await Client.CreateStoreAsync(KeyStoreRequests.Public());
        var vpc = await Client.CreateStoreAsync(KeyStoreRequests.Vpc("private"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.UpdateStoreAsync(vpc, r => r.XksProxyConnectivity = XksProxyConnectivityType.PUBLIC_ENDPOINT)), Is.EqualTo(
                "ValidationException: XksProxyUriEndpoint must be changed together with XksProxyConnectivity."));
            Assert.That(await ErrorOf(() => Client.UpdateStoreAsync(external, r => r.XksProxyConnectivity = XksProxyConnectivityType.VPC_ENDPOINT_SERVICE)), Is.EqualTo(
                "ValidationException: XksProxyVpcEndpointServiceName is required for an external key store with the connectivity VPC_ENDPOINT_SERVICE."));
            Assert.That(await ErrorOf(() => Client.UpdateStoreAsync(external, r => r.XksProxyVpcEndpointServiceName = KeyStoreRequests.OtherService)), Is.EqualTo(
                "ValidationException: XksProxyVpcEndpointServiceName is not valid for an external key store with the connectivity PUBLIC_ENDPOINT."));
            Assert.That(await ErrorOf(() => Client.UpdateStoreAsync(vpc, r => r.XksProxyVpcEndpointServiceName = KeyStoreRequests.Wrong(""))), Is.EqualTo(
                "ValidationException: XksProxyVpcEndpointServiceName is required for an external key store with the connectivity VPC_ENDPOINT_SERVICE."));
        }
    }

    [Test]
    public async Task The_service_of_a_store_in_a_VPC_changes_and_keeps_its_owner()
    {
        var request = KeyStoreRequests.Vpc();
        request.XksProxyVpcEndpointServiceOwner = "444455556666";
        var id = await Client.CreateStoreAsync(request);

        await Client.UpdateStoreAsync(id, r => r.XksProxyVpcEndpointServiceName = KeyStoreRequests.OtherService);

        var proxy = (await Client.StoreAsync(id)).XksProxyConfiguration;
        Assert.That((proxy.VpcEndpointServiceName, proxy.VpcEndpointServiceOwner), Is.EqualTo((KeyStoreRequests.OtherService, "444455556666")));
    }
}
