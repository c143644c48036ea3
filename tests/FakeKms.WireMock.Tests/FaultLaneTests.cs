using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;

namespace FakeKms.WireMock.Tests;

/// <summary>A fault surfaces over HTTP as it does in memory.</summary>
public class FaultLaneTests
{
    private static IEnumerable<TestCaseData> Faults()
    {
        KmsFault[] faults =
        [
            KmsFault.Throttling, KmsFault.KMSInternal, KmsFault.DependencyTimeout, KmsFault.KeyUnavailable, KmsFault.LimitExceeded, KmsFault.AccessDenied,
            KmsFault.ExpiredToken, KmsFault.UnrecognizedClient, KmsFault.InvalidSignature, KmsFault.RequestTimeTooSkewed(TimeSpan.FromHours(2)),
            KmsFault.Error("TeapotException", "short and stout", 418),
            KmsFault.TooManyRequests, KmsFault.BadGateway, KmsFault.ServiceUnavailable, KmsFault.GatewayTimeout, KmsFault.HttpAnswer(500),
            KmsFault.ConnectionReset, KmsFault.LostAnswer, KmsFault.ResetWithinBody, KmsFault.TruncatedBody, KmsFault.GarbageBody, KmsFault.EmptyBody,
            KmsFault.Timeout, KmsFault.Timeout.AfterEffect(), KmsFault.GatewayTimeout.AfterEffect(), KmsFault.ConnectionReset.AfterEffect(),
            KmsFault.HttpAnswer(200, "<html>Sign in</html>", "text/html; charset=utf-8"), KmsFault.HttpAnswer(408), KmsFault.Error("RequestTimeout"),
            KmsFault.SlowAnswer(TimeSpan.FromHours(1)),
        ];
        return faults.Select(fault => new TestCaseData(fault).SetArgDisplayNames(fault.ToString()));
    }

    [TestCaseSource(nameof(Faults))]
    public async Task A_fault_surfaces_over_HTTP_as_it_does_in_memory(KmsFault fault)
    {
        var inMemory = await Seen(fault, (kms, configure) => kms.CreateClient(configure));
        var overHttp = await SentOnce(fault, () => Seen(fault, (kms, configure) => kms.OverHttp().CreateClient(configure)));
        TestContext.Out.WriteLine(inMemory);
        TestContext.Out.WriteLine(overHttp);
        Assert.That(overHttp, Is.EqualTo(inMemory));
    }

    [TestCaseSource(nameof(Faults))]
    public async Task So_it_does_where_the_answer_has_no_body(KmsFault fault)
    {
        async Task<string> Outcome(Func<FakeKmsServer, Action<AmazonKeyManagementServiceConfig>, IAmazonKeyManagementService> connect)
        {
            await using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards"));
            var key = kms.Key("alias/cards").KeyId;
            using var client = connect(kms, config => config.Timeout = TimeSpan.FromSeconds(IsAwaited(fault) ? 0.2 : 100));
            using (var first = connect(kms, _ => { })) await first.ListKeysAsync(new ListKeysRequest());
            using var always = kms.Faults.When("DisableKey").Fail(fault);
            var error = await Error(() => client.DisableKeyAsync(new DisableKeyRequest { KeyId = key }));
            return $"{error?.GetType().Name} {(error as AmazonServiceException)?.ErrorCode} calls {kms.Faults.Fired.Count} {kms.Key(key).KeyState} {kms.Trail.Count}";
        }

        var inMemory = await Outcome((kms, configure) => kms.CreateClient(configure));
        TestContext.Out.WriteLine(inMemory);
        var overHttp = await SentOnce(fault, () => Outcome((kms, configure) => kms.OverHttp().CreateClient(configure)));
        Assert.That(overHttp, Is.EqualTo(inMemory));
    }

    // A client that gives up closes its own connection. Now and then the SDK reads that as a connection which the server had closed, and sends the call
    // again outside its retries (RetryPolicy.IsStaleConnectionError): such a run shows the SDK's mistake, not the fault.
    private static async Task<string> SentOnce(KmsFault fault, Func<Task<string>> run)
    {
        var outcome = await run();
        for (var runs = 1; runs < 4 && IsAwaited(fault) && !outcome.Contains("calls 1 ", StringComparison.Ordinal); runs++) outcome = await run();
        return outcome;
    }

    private static bool IsAwaited(KmsFault fault) =>
        fault.ToString().StartsWith("Timeout", StringComparison.Ordinal) || fault.ToString().StartsWith("SlowAnswer", StringComparison.Ordinal);

    private static async Task<string> Seen(
        KmsFault fault, Func<FakeKmsServer, Action<AmazonKeyManagementServiceConfig>, IAmazonKeyManagementService> connect)
    {
        await using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards"));
        using var client = connect(kms, config =>
        {
            if (IsAwaited(fault)) config.Timeout = TimeSpan.FromMilliseconds(200);
        });
        using (var first = connect(kms, _ => { })) await first.ListKeysAsync(new ListKeysRequest());
        using var always = kms.Faults.When("CreateKey").Fail(fault);
        var error = await Error(() => client.CreateKeyAsync(new CreateKeyRequest()));
        var service = error as AmazonServiceException;
        return $"{error?.GetType().Name} {service?.ErrorCode} {service?.StatusCode} {error?.InnerException?.GetType().Name} calls {kms.Faults.Fired.Count} " +
            $"keys {kms.Keys.Count} records {string.Join(", ", kms.Trail.Skip(1).Select(record => $"{record.EventName} {record.ErrorCode}"))}";
    }

    private static async Task<Exception?> Error(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }
}
