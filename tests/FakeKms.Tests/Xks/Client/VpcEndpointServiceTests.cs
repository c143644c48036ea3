using FakeKms.Tests.Operations.CustomKeyStores;

namespace FakeKms.Tests.Xks.Client;

/// <summary>VPC endpoint services in front of proxies: missing, or not as KMS needs them.</summary>
public sealed class VpcEndpointServiceTests : InMemory
{
    private const string Service = KeyStoreRequests.Service;
    private const string NotFound = $"XksProxyVpcEndpointServiceNotFoundException: The VPC endpoint service {Service} does not exist, or AWS KMS is not among its allowed principals.";
    private const string Unsuitable = $"XksProxyVpcEndpointServiceInvalidConfigurationException: The VPC endpoint service {Service} does not meet the requirements for an external key store.";

    [Test]
    public async Task A_store_with_an_endpoint_service_is_tried_when_it_is_connected()
    {
        var id = await Client.CreateStoreAsync(KeyStoreRequests.Vpc());
        var before = Kms.XksProxy.Requests.Count;
        await Client.UpdateStoreAsync(id, r => r.XksProxyUriPath = "/other/kms/xks/v1");
        var afterUpdate = Kms.XksProxy.Requests.Count;
        await Client.ConnectStoreAsync(id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((before, afterUpdate), Is.EqualTo((0, 0)));
            Assert.That(Kms.XksProxy.Requests.Select(request => request.KmsOperation), Is.EqualTo(new[] { "ConnectCustomKeyStore" }));
            Assert.That((await Client.StoreAsync(id)).ConnectionState.Value, Is.EqualTo("CONNECTED"));
        }
    }

    [Test]
    public async Task A_service_that_is_gone_is_not_found()
    {
        var service = Kms.VpcEndpointService(Service);
        service.Delete();
        Assert.That((service.ServiceName, service.Exists), Is.EqualTo((Service, false)));

        Assert.That(await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.Vpc())), Is.EqualTo(NotFound));
    }

    [Test]
    public async Task A_service_that_is_not_as_it_has_to_be_is_refused()
    {
        Kms.VpcEndpointService(Service).SetMeetsRequirements(false);

        Assert.That(await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.Vpc())), Is.EqualTo(Unsuitable));
    }

    [Test]
    public async Task A_store_does_not_move_to_a_service_that_is_gone()
    {
        var id = await Client.CreateStoreAsync(KeyStoreRequests.Vpc(service: KeyStoreRequests.OtherService));
        Kms.VpcEndpointService(Service).Delete();

        Assert.That(await ErrorOf(() => Client.UpdateStoreAsync(id, r => r.XksProxyVpcEndpointServiceName = Service)), Is.EqualTo(NotFound));
    }

    [TestCase(true, "XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND")]
    [TestCase(false, "XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION")]
    public async Task A_store_whose_service_has_changed_does_not_connect_and_asks_nobody(bool isGone, string code)
    {
        var id = await Client.CreateStoreAsync(KeyStoreRequests.Vpc());
        Break(isGone);
        await Client.ConnectStoreAsync(id);

        var store = await Client.StoreAsync(id);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((store.ConnectionState.Value, store.ConnectionErrorCode.Value), Is.EqualTo(("FAILED", code)));
            Assert.That(Kms.XksProxy.Requests, Is.Empty);
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_proxy_of_a_connected_store_is_out_of_reach_until_the_service_is_there_again(bool isGone)
    {
        var keyId = await Client.KeyInAsync(await Client.CreateConnectedStoreAsync(KeyStoreRequests.Vpc()), "one");
        Break(isGone);
        var error = await ErrorOf(() => Client.GenerateDataKeyAsync(new() { KeyId = keyId, NumberOfBytes = 1 }));
        Kms.VpcEndpointService(Service).Restore();
        Kms.VpcEndpointService(Service).SetMeetsRequirements(true);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Does.StartWith("KMSInvalidStateException: AWS KMS cannot communicate with the external key store proxy."));
            Assert.That(await ErrorOf(() => Client.GenerateDataKeyAsync(new() { KeyId = keyId, NumberOfBytes = 1 })), Is.EqualTo("no error"));
        }
    }

    [Test]
    public async Task A_declared_service_is_the_only_one()
    {
        await using var kms = Pinned.Server(k => k.WithVpcEndpointService(Service));
        using var client = kms.CreateClient();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => client.CreateStoreAsync(KeyStoreRequests.Vpc())), Is.EqualTo("no error"));
            Assert.That(
                await ErrorOf(() => client.CreateStoreAsync(KeyStoreRequests.Vpc("other", "https://other.internal.example.com", KeyStoreRequests.OtherService))),
                Does.StartWith("XksProxyVpcEndpointServiceNotFoundException"));
        }
    }

    [Test]
    public async Task A_service_can_be_declared_as_unsuitable_and_is_so_again_after_a_reset()
    {
        await using var kms = Pinned.Server(k => k.WithVpcEndpointService(Service, meetsRequirements: false));
        using var client = kms.CreateClient();
        kms.VpcEndpointService(Service).SetMeetsRequirements(true);
        var error = await ErrorOf(() => client.CreateStoreAsync(KeyStoreRequests.Vpc()));
        kms.Reset();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Is.EqualTo("no error"));
            Assert.That(kms.VpcEndpointService(Service).MeetsRequirements, Is.False);
            Assert.That(await ErrorOf(() => client.CreateStoreAsync(KeyStoreRequests.Vpc())), Is.EqualTo(Unsuitable));
        }
    }

    [Test]
    public async Task A_change_of_an_undeclared_service_leaves_the_others()
    {
        Kms.VpcEndpointService(KeyStoreRequests.OtherService).Delete();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((Kms.VpcEndpointService(KeyStoreRequests.OtherService).Exists, Kms.VpcEndpointService(Service).Exists), Is.EqualTo((false, true)));
            Assert.That(await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.Vpc())), Is.EqualTo("no error"));
        }
    }

    [TestCase("vpce-svc-0123456789abcdef0")]
    [TestCase("com.amazonaws.vpce.us-east-1.vpce-0123456789abcdef0")]
    public void What_is_no_name_of_a_service_is_refused(string name) => Assert.That(
        () => Kms.VpcEndpointService(name),
        Throws.ArgumentException.With.Message.Contains("is no VPC endpoint service; write a name such as com.amazonaws.vpce."));

    [Test]
    public void A_service_is_declared_once() => Assert.That(
        () => FakeKmsServer.Start(k => k.WithVpcEndpointService(Service).WithVpcEndpointService(Service)),
        Throws.ArgumentException.With.Message.Contains("is declared already"));

    private void Break(bool isGone)
    {
        if (isGone) Kms.VpcEndpointService(Service).Delete();
        else Kms.VpcEndpointService(Service).SetMeetsRequirements(false);
    }
}
