using System.Diagnostics;
using FakeKms.Tests.Xks;

namespace FakeKms.Http.Tests.Xks;

/// <summary>Faults of the embedded proxy on the wire.</summary>
public sealed class XksHttpFaultTests : ProxyOverHttp
{
    private XksFaults Faults => Kms.XksProxy.Faults;

    [Test]
    public async Task An_error_arrives_as_it_is()
    {
        Faults.FailNext("GetHealthStatus", XksFault.Error("ThrottlingException", "slowly"));

        Assert.That((await SendAsync(ProxyCall.Health())).Text, Is.EqualTo("""{"errorName":"ThrottlingException","errorMessage":"slowly"}"""));
    }

    [Test]
    public async Task A_body_that_is_no_JSON_arrives_as_it_is()
    {
        Faults.FailNext("GetHealthStatus", XksFault.HttpAnswer(502, "<html>Bad gateway</html>"));

        using var response = await ResponseAsync(ProxyCall.Health());

        Assert.That(((int)response.StatusCode, await response.Content.ReadAsStringAsync()), Is.EqualTo((502, "<html>Bad gateway</html>")));
    }

    [Test]
    public void A_connection_that_would_be_refused_is_closed()
    {
        using var rule = Faults.When().Fail(XksFault.ConnectionRefused);

        Assert.That(async () => await SendAsync(ProxyCall.Health()), Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public void TLS_that_would_fail_closes_the_connection()
    {
        using var rule = Faults.When().Fail(XksFault.TlsFailure);

        Assert.That(async () => await SendAsync(ProxyCall.Health()), Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public void A_time_out_lasts_until_the_client_gives_up()
    {
        Faults.FailNext("GetHealthStatus", XksFault.Timeout);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(async () => await ResponseAsync(ProxyCall.Health(), patience.Token), Throws.InstanceOf<OperationCanceledException>());
            Assert.That(Faults.Fired, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task A_hook_that_never_ends_keeps_nobody_waiting_when_the_server_is_disposed_of()
    {
        var (begun, never) = (new TaskCompletionSource(), new TaskCompletionSource());
        _ = Faults.When("GetHealthStatus").Run(_ =>
        {
            begun.SetResult();
            return never.Task;
        });
        var answer = SendAsync(ProxyCall.Health());
        await begun.Task;

        Kms.Dispose();

        await Assert.ThatAsync(() => answer.WaitAsync(TimeSpan.FromSeconds(20)), Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task A_slow_answer_takes_real_time()
    {
        Faults.FailNext("GetHealthStatus", XksFault.SlowAnswer(TimeSpan.FromMilliseconds(300)));
        var watch = Stopwatch.StartNew();

        var answer = await SendAsync(ProxyCall.Health());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Outcome, Is.EqualTo("200"));
            Assert.That(watch.Elapsed, Is.GreaterThan(TimeSpan.FromMilliseconds(290)));
        }
    }

    [Test]
    public async Task Nobody_connects_while_connections_are_refused_and_KMS_is_there()
    {
        await SendAsync(ProxyCall.Health());
        using var client = Kms.OverHttp().CreateClient();
        using (Faults.RefuseConnections())
        {
            Assert.That(async () => await SendAsync(ProxyCall.Health()), Throws.InstanceOf<HttpRequestException>());
            Assert.That(async () => await client.ListKeysAsync(new()), Throws.Nothing);
        }

        Assert.That((await SendAsync(ProxyCall.Health())).Outcome, Is.EqualTo("200"));
    }
}
