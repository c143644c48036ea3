using FakeKms.Tests.Operations.CustomKeyStores;


namespace FakeKms.Tests.Xks.Client;

/// <summary>How long KMS waits for a proxy of a user's, and that it asks once more.</summary>
public sealed class PatienceTests : WithIndependentProxy
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(60);

    [Test]
    public async Task After_a_time_out_KMS_asks_once_more()
    {
        Proxy.Instead = _ => Proxy.Received.Count == 1 ? Never() : Task.FromResult<HttpResponseMessage?>(null);

        var error = await ErrorOf(() => EncryptedAsync());

        var (one, other) = (Proxy.Received[0], Proxy.Received[1]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Is.EqualTo("no error"));
            Assert.That(Proxy.Received, Has.Count.EqualTo(2));
            Assert.That(other.Body, Is.EqualTo(one.Body));
        }
    }

    [Test]
    public async Task After_two_time_outs_KMS_gives_up()
    {
        Proxy.Instead = _ => Never();

        var error = await ErrorOf(() => EncryptedAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Does.StartWith("KMSInvalidStateException: AWS KMS rejected the request because the external key store proxy did not respond in time."));
            Assert.That(Proxy.Received, Has.Count.EqualTo(2));
            Assert.That(Kms.XksMetrics.XksProxyLatencies[^1].Latency, Is.GreaterThan(Limit));
        }
    }

    [TestCase(429, "ThrottlingException")]
    [TestCase(503, "DependencyTimeoutException")]
    [TestCase(500, "InternalException")]
    public async Task After_an_error_of_the_proxy_it_does_not_ask_again(int status, string name)
    {
        Proxy.Instead = _ => Task.FromResult<HttpResponseMessage?>(IndependentProxy.Error(status, name));

        await ErrorOf(() => EncryptedAsync());

        Assert.That(Proxy.Received, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task After_a_lost_connection_it_does_not_ask_again()
    {
        Proxy.Instead = _ => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");

        await ErrorOf(() => EncryptedAsync());

        Assert.That(Proxy.Received, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Without_a_limit_a_proxy_may_take_longer_than_KMS_would_wait()
    {
        var proxy = new IndependentProxy { ChecksSignatures = false };
        await using var kms = Pinned.Server(k => k.WithXksProxyAt(IndependentProxy.Endpoint, proxy));
        using var client = kms.CreateClient();
        proxy.Instead = async request =>
        {
            if (request.Api == "health") await Task.Delay(300);
            return null;
        };

        var error = await ErrorOf(() => client.CreateCustomKeyStoreAsync(KeyStoreRequests.Public(endpoint: IndependentProxy.Endpoint)));

        Assert.That((error, proxy.Received.Count), Is.EqualTo(("no error", 1)));
    }

    [Test]
    public async Task A_proxy_that_hears_of_no_cancellation_keeps_nobody_waiting()
    {
        var forever = new TaskCompletionSource<HttpResponseMessage>();
        await using var kms = Pinned.Server(k => k.WithXksProxyAt(IndependentProxy.Endpoint, new Deaf(() => forever.Task), Limit));
        using var client = kms.CreateClient();

        var error = await ErrorOf(() => client.CreateStoreAsync(KeyStoreRequests.Public(endpoint: IndependentProxy.Endpoint)));

        Assert.That(error, Does.StartWith("XksProxyUriUnreachableException: AWS KMS rejected the request because the external key store proxy did not respond in time."));
    }

    [Test]
    public async Task A_proxy_that_keeps_the_thread_keeps_nobody_waiting()
    {
        using var over = new ManualResetEventSlim();
        await using var kms = Pinned.Server(k => k.WithXksProxyAt(IndependentProxy.Endpoint, new Deaf(() =>
        {
            over.Wait(TimeSpan.FromSeconds(20));
            return Task.FromResult(IndependentProxy.Text(""));
        }), Limit));
        using var client = kms.CreateClient();

        var error = await ErrorOf(() => client.CreateStoreAsync(KeyStoreRequests.Public(endpoint: IndependentProxy.Endpoint)));

        over.Set();
        Assert.That(error, Does.Contain("did not respond in time"));
    }

    [Test]
    public async Task A_limit_may_be_none_at_all([Values] bool isInfinite)
    {
        var limit = isInfinite ? Timeout.InfiniteTimeSpan : TimeSpan.MaxValue;
        await using var kms = Pinned.Server(k => k.WithXksProxyAt(IndependentProxy.Endpoint, new IndependentProxy { ChecksSignatures = false }, limit));
        using var client = kms.CreateClient();

        Assert.That(await ErrorOf(() => client.CreateStoreAsync(KeyStoreRequests.Public(endpoint: IndependentProxy.Endpoint))), Is.EqualTo("no error"));
    }

    [Test]
    public async Task A_client_that_gives_up_by_itself_has_met_a_time_out()
    {
        await using var kms = Pinned.Server(k => k.WithXksProxyAt(
            IndependentProxy.Endpoint, () => new HttpClient(new IndependentProxy { ChecksSignatures = false, Instead = _ => Never() }) { Timeout = Limit }));
        using var client = kms.CreateClient();

        Assert.That(
            await ErrorOf(() => client.CreateStoreAsync(KeyStoreRequests.Public(endpoint: IndependentProxy.Endpoint))),
            Does.Contain("did not respond in time"));
    }

    [Test]
    public void A_limit_must_be_some_time() => Assert.That(
        () => FakeKmsServer.Start(k => k.WithXksProxyAt(IndependentProxy.Endpoint, Proxy, TimeSpan.Zero)),
        Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("timeLimit"));

    protected override void Configure(FakeKmsBuilder builder) => builder.WithXksProxyAt(IndependentProxy.Endpoint, Proxy, Limit);

    private static Task<HttpResponseMessage?> Never() => new TaskCompletionSource<HttpResponseMessage?>().Task;

    private sealed class Deaf(Func<Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer();
    }
}
