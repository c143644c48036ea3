using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Scenarios;

/// <summary>The short forms for external key stores, whose proxy is the one that the server brings unless the script says otherwise.</summary>
public sealed class ScenarioExternalKeyStoreTests : InMemory
{
    [Test]
    public async Task An_external_key_store_without_a_proxy_gets_the_embedded_one()
    {
        var scenario = External("vault").DescribeCustomKeyStores("vault");
        await scenario;

        var proxy = scenario.Results.Response<DescribeCustomKeyStoresResponse>(2).CustomKeyStores.Single().XksProxyConfiguration;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(proxy.Connectivity, Is.EqualTo(XksProxyConnectivityType.PUBLIC_ENDPOINT));
            Assert.That(proxy.UriEndpoint, Is.EqualTo(Kms.XksProxy.Endpoint));
            Assert.That(proxy.UriPath, Is.EqualTo("/vault/kms/xks/v1"));
            Assert.That(proxy.AccessKeyId, Is.EqualTo(Kms.XksProxy.Credential.AccessKeyId));
        }
    }

    [Test]
    public async Task Several_external_key_stores_of_a_script_have_paths_of_their_own()
    {
        await External("vault").CreateCustomKeyStore("safe", CustomKeyStoreType.EXTERNAL_KEY_STORE).CreateCustomKeyStore("a name with blanks", CustomKeyStoreType.EXTERNAL_KEY_STORE)
            .CreateCustomKeyStore(new string('n', 101), CustomKeyStoreType.EXTERNAL_KEY_STORE);

        Assert.That(Kms.XksProxy.Requests.Select(request => (request.Path.EndsWith("/kms/xks/v1/health", StringComparison.Ordinal), request.Succeeded)), Is.All.EqualTo((true, true)).And.Exactly(4).Items);
    }

    [Test]
    public async Task A_proxy_that_serves_one_path_is_asked_there()
    {
        Kms.XksProxy.WithUriPath("/one/kms/xks/v1");

        await External("vault");

        Assert.That(Kms.XksProxy.Requests.Single().Path, Is.EqualTo("/one/kms/xks/v1/health"));
    }

    [Test]
    public async Task What_a_script_says_of_the_proxy_stays()
    {
        var own = new XksProxyAuthenticationCredentialType { AccessKeyId = "ABCDE234567EXAMPLE22", RawSecretAccessKey = "rawSecretAccessKey/rawSecretAccessKey+12345=" };
        var scenario = Kms.Scenario("own proxy")
            .CreateCustomKeyStore(
                "vault", CustomKeyStoreType.EXTERNAL_KEY_STORE, xksProxyConnectivity: XksProxyConnectivityType.VPC_ENDPOINT_SERVICE, xksProxyUriEndpoint: "https://xks.internal.example.com",
                xksProxyUriPath: "/kms/xks/v1", xksProxyAuthenticationCredential: own, xksProxyVpcEndpointServiceName: "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0")
            .DescribeCustomKeyStores("vault");
        await scenario;

        var proxy = scenario.Results.Response<DescribeCustomKeyStoresResponse>(2).CustomKeyStores.Single().XksProxyConfiguration;
        Assert.That((proxy.Connectivity.Value, proxy.UriEndpoint, proxy.UriPath, proxy.AccessKeyId), Is.EqualTo(("VPC_ENDPOINT_SERVICE", "https://xks.internal.example.com", "/kms/xks/v1", own.AccessKeyId)));
    }

    [Test]
    public async Task A_request_of_ones_own_is_not_completed() => await Kms.Scenario("as it is")
        .CreateCustomKeyStore(new CreateCustomKeyStoreRequest { CustomKeyStoreName = "vault", CustomKeyStoreType = CustomKeyStoreType.EXTERNAL_KEY_STORE })
        .Expect<AmazonKeyManagementServiceException>("ValidationException");

    [Test]
    public async Task The_credential_is_that_of_the_time_when_the_step_runs()
    {
        var scenario = External("vault").DescribeCustomKeyStores("vault");
        var credential = Kms.XksProxy.RotateCredential();

        await scenario;

        Assert.That(scenario.Results.Response<DescribeCustomKeyStoresResponse>(2).CustomKeyStores.Single().XksProxyConfiguration.AccessKeyId, Is.EqualTo(credential.AccessKeyId));
    }

    [Test]
    public async Task A_credential_is_rotated_and_told_to_KMS_in_one_step()
    {
        var before = Kms.XksProxy.Credential.AccessKeyId;

        await External("vault").UpdateCustomKeyStore("vault", Kms.XksProxy.RotateCredential).Do(Kms.XksProxy.RevokePreviousCredential).ConnectCustomKeyStore("vault");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.XksProxy.Credential.AccessKeyId, Is.Not.EqualTo(before));
            Assert.That(Kms.XksProxy.Requests.Select(request => request.AccessKeyId), Is.EqualTo(new[] { before, Kms.XksProxy.Credential.AccessKeyId, Kms.XksProxy.Credential.AccessKeyId }));
        }
    }

    [Test]
    public async Task A_report_shows_no_secret_of_the_proxy()
    {
        var scenario = External("vault").UpdateCustomKeyStore("vault", Kms.XksProxy.RotateCredential).UpdateCustomKeyStore("vault", xksProxyAuthenticationCredential: Kms.XksProxy.Credential)
            .DescribeKey("alias/nope");

        var failure = await Assert.ThrowsAsync<KmsScenarioException>(async () => await scenario);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure!.Message, Does.Contain("UpdateCustomKeyStore  vault, xksProxyAuthenticationCredential: made by the step"));
            Assert.That(failure.Message, Does.Not.Contain(Kms.XksProxy.Credential.RawSecretAccessKey).And.Not.Contain(Kms.XksProxy.PreviousCredential!.RawSecretAccessKey));
        }
    }

    [Test]
    public async Task Code_without_calls_is_a_step()
    {
        var states = new List<ExternalKeyStatus>();
        var key = Kms.XksProxy.WithExternalKey("k1") is FakeXksProxy proxy ? proxy.ExternalKey("k1") : throw new InvalidOperationException();

        await Kms.Scenario("steps").Do(() => states.Add(key.Status)).Do("the key is disabled", key.Disable).Do(() => states.Add(key.Status));

        Assert.That(states, Is.EqualTo(new[] { ExternalKeyStatus.Enabled, ExternalKeyStatus.Disabled }));
    }

    [Test]
    public async Task Code_that_waits_is_waited_for()
    {
        var done = 0;

        await Kms.Scenario("steps").Do(WaitAsync).Do("wait", async () => await WaitAsync()).Do(async () => await WaitAsync());

        Assert.That(done, Is.EqualTo(3));

        async Task WaitAsync()
        {
            await Task.Yield();
            done++;
        }
    }

    [Test]
    public async Task A_step_of_code_alone_fails_as_others_do()
    {
        var scenario = Kms.Scenario("steps").Do("the proxy is asked for a key", () => Kms.XksProxy.WithExternalKey("k1")).Do("and for another one", () => Kms.XksProxy.ExternalKey("k2").Disable());

        var failure = await Assert.ThrowsAsync<KmsScenarioException>(async () => await scenario);

        Assert.That(failure!.Message, Does.Contain("> 2  Do  and for another one").And.Contain("No external key 'k2' was declared"));
    }

    private KmsScenario External(string store) => Kms.Scenario("external").CreateCustomKeyStore(store, CustomKeyStoreType.EXTERNAL_KEY_STORE);
}
