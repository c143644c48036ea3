namespace FakeKms.Tests.Operations.CustomKeyStores;

/// <summary>Which parts of a proxy configuration two external key stores may share.</summary>
public class XksProxyUniquenessTests : InMemory
{
    private const string Endpoint = "https://xks.example.com";

    [Test]
    public async Task Two_stores_with_public_endpoints_share_an_endpoint_but_not_a_path_on_it()
    {
        await Client.CreateStoreAsync(KeyStoreRequests.Public("one", Endpoint));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.Public("two", "https://XKS.example.com"))), Is.EqualTo(
                "XksProxyUriInUseException: https://XKS.example.com/kms/xks/v1 is already associated with another external key store in this Region."));
            Assert.That(await Client.CreateStoreAsync(KeyStoreRequests.Public("two", Endpoint, "/two/kms/xks/v1")), Does.StartWith("cks-"));
        }
    }

    [Test]
    public async Task A_public_endpoint_is_no_private_DNS_name_and_the_other_way_round()
    {
        await Client.CreateStoreAsync(KeyStoreRequests.Public("public", Endpoint, "/public/kms/xks/v1"));
        await Client.CreateStoreAsync(KeyStoreRequests.Vpc("private", "https://xks.internal.example.com"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.Vpc("two", Endpoint, KeyStoreRequests.OtherService))), Is.EqualTo(
                "XksProxyUriEndpointInUseException: https://xks.example.com is already associated with another external key store in this Region."));
            Assert.That(
                await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.Public("two", "https://xks.internal.example.com", "/two/kms/xks/v1"))),
                Does.StartWith("XksProxyUriEndpointInUseException"));
        }
    }

    [Test]
    public async Task Each_store_in_a_VPC_has_a_private_DNS_name_and_an_endpoint_service_of_its_own()
    {
        await Client.CreateStoreAsync(KeyStoreRequests.Vpc("one"));
        var sameName = KeyStoreRequests.Vpc("two", service: KeyStoreRequests.OtherService);
        sameName.XksProxyUriPath = "/two/kms/xks/v1";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.CreateStoreAsync(sameName)), Does.StartWith("XksProxyUriEndpointInUseException"));
            Assert.That(await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.Vpc("two", "https://two.example.com"))), Is.EqualTo(
                "XksProxyVpcEndpointServiceInUseException: com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0 " +
                "is already associated with another external key store in this Region."));
        }
    }

    [Test]
    public async Task An_update_keeps_to_the_same_rules_and_does_not_collide_with_the_store_itself()
    {
        await Client.CreateStoreAsync(KeyStoreRequests.Public("one", Endpoint));
        await Client.CreateStoreAsync(KeyStoreRequests.Vpc("private"));
        var id = await Client.CreateStoreAsync(KeyStoreRequests.Public("two", Endpoint, "/two/kms/xks/v1"));
        var vpc = await Client.CreateStoreAsync(KeyStoreRequests.Vpc("other", "https://other.example.com", KeyStoreRequests.OtherService));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.UpdateStoreAsync(id, r => r.XksProxyUriPath = "/kms/xks/v1")), Does.StartWith("XksProxyUriInUseException"));
            Assert.That(await ErrorOf(() => Client.UpdateStoreAsync(id, r => r.XksProxyUriPath = "/two/kms/xks/v1")), Is.EqualTo("no error"));
            Assert.That(
                await ErrorOf(() => Client.UpdateStoreAsync(vpc, r => (r.XksProxyUriEndpoint, r.XksProxyUriPath) = (Endpoint, "/vpc/kms/xks/v1"))),
                Does.StartWith("XksProxyUriEndpointInUseException"));
            Assert.That(
                await ErrorOf(() => Client.UpdateStoreAsync(vpc, r => r.XksProxyVpcEndpointServiceName = KeyStoreRequests.Service)),
                Does.StartWith("XksProxyVpcEndpointServiceInUseException"));
        }
    }
}
