using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace FakeKms.Http.Tests;

/// <summary>Calls that wait when their server is disposed of: none waits any longer, on either lane.</summary>
public sealed class DisposedCallTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Test]
    public async Task A_slow_answer_comes_at_once([Values] bool isOverHttp)
    {
        var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards"));
        using var client = Client(kms, isOverHttp);
        var recorded = Recorded(kms);
        _ = kms.Faults.When("ListKeys").Fail(KmsFault.SlowAnswer(TimeSpan.FromHours(1)));
        var call = client.ListKeysAsync(new ListKeysRequest());
        await recorded;

        kms.Dispose();

        Assert.That((await call.WaitAsync(Soon)).Keys, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_answer_that_never_comes_is_waited_for_no_longer([Values] bool isOverHttp)
    {
        var kms = FakeKmsServer.Start();
        using var client = Client(kms, isOverHttp);
        var recorded = Recorded(kms);
        _ = kms.Faults.When("ListKeys").Fail(KmsFault.Timeout);
        var call = client.ListKeysAsync(new ListKeysRequest());
        await recorded;

        kms.Dispose();

        await Assert.ThatAsync(() => call.WaitAsync(Soon), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public async Task A_hook_that_never_ends_keeps_nobody_waiting([Values] bool isOverHttp)
    {
        var kms = FakeKmsServer.Start();
        using var client = Client(kms, isOverHttp);
        var (begun, never) = (new TaskCompletionSource(), new TaskCompletionSource());
        _ = kms.Faults.When("ListKeys").Run(_ =>
        {
            begun.SetResult();
            return never.Task;
        });
        var call = client.ListKeysAsync(new ListKeysRequest());
        await begun.Task;

        kms.Dispose();

        await Assert.ThatAsync(() => call.WaitAsync(Soon), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public async Task A_call_that_is_recorded_is_answered_although_the_hook_behind_it_never_ends([Values] bool isOverHttp)
    {
        var kms = FakeKmsServer.Start();
        using var client = Client(kms, isOverHttp);
        var (begun, never) = (new TaskCompletionSource(), new TaskCompletionSource());
        _ = kms.Faults.When("ListKeys").RunAfter(_ =>
        {
            begun.SetResult();
            return never.Task;
        });
        var call = client.ListKeysAsync(new ListKeysRequest());
        await begun.Task;

        kms.Dispose();

        Assert.That(((await call.WaitAsync(Soon)).Truncated, kms.Trail.Count), Is.EqualTo(((bool?)false, 1)));
    }

    [Test]
    public async Task Nobody_waits_out_a_delay_of_WireMock_Net()
    {
        var kms = FakeKmsServer.Start();
        using var client = Client(kms, isOverHttp: true);
        var recorded = Recorded(kms);
        var http = kms.OverHttp();
        http.WireMock.Given(Request.Create().WithHeader("X-Amz-Target", "*DescribeKey")).AtPriority(1)
            .RespondWith(Response.Create().WithDelay(TimeSpan.FromHours(1)).WithStatusCode(500));
        var call = client.DescribeKeyAsync("alias/cards");
        await client.ListKeysAsync(new ListKeysRequest());
        await recorded;

        kms.Dispose();

        await Assert.ThatAsync(() => call.WaitAsync(Soon), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public async Task A_call_that_is_recorded_is_answered_when_its_hook_disposes_of_the_server([Values] bool isOverHttp)
    {
        var kms = FakeKmsServer.Start();
        using var client = Client(kms, isOverHttp);
        _ = kms.Faults.When("ListKeys").RunAfter(async _ => await kms.DisposeAsync());

        Assert.That((await client.ListKeysAsync(new ListKeysRequest())).Truncated, Is.False);
    }

    private static Task Recorded(FakeKmsServer kms)
    {
        var recorded = new TaskCompletionSource();
        _ = kms.Faults.When("ListKeys").RunAfter(_ =>
        {
            recorded.SetResult();
            return Task.CompletedTask;
        });
        return recorded.Task;
    }

    private static IAmazonKeyManagementService Client(FakeKmsServer kms, bool isOverHttp) => isOverHttp
        ? kms.OverHttp().CreateClient()
        : kms.CreateClient(config => config.Timeout = Timeout.InfiniteTimeSpan);
}
