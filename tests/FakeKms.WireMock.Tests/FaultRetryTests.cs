using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;

namespace FakeKms.WireMock.Tests;

/// <summary>
/// How many requests the AWS SDK for .NET makes of one call. An answer that ends early is repeated ten times beyond the retries that are configured.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html"/></remarks>
public class FaultRetryTests
{
    private static readonly (KmsFault Fault, int Patient, int Impatient)[] Quick =
    [
        (KmsFault.KMSInternal, 3, 1),
        (KmsFault.DependencyTimeout, 3, 1),
        (KmsFault.KeyUnavailable, 3, 1),
        (KmsFault.BadGateway, 3, 1),
        (KmsFault.ServiceUnavailable, 3, 1),
        (KmsFault.GatewayTimeout, 3, 1),
        (KmsFault.AccessDenied, 1, 1),
        (KmsFault.ExpiredToken, 1, 1),
        (KmsFault.Error("KMSInvalidStateException"), 1, 1),
        (KmsFault.ConnectionReset, 13, 11),
        (KmsFault.LostAnswer, 13, 11),
        (KmsFault.TruncatedBody, 13, 11),
        (KmsFault.ResetWithinBody, 13, 11),
        (KmsFault.GarbageBody, 3, 1),
        (KmsFault.EmptyBody, 3, 1),
        (KmsFault.HttpAnswer(200, "<html>Sign in</html>"), 3, 1),
        (KmsFault.HttpAnswer(500), 3, 1),
        // The SDK goes by the code here, and a page has none.
        (KmsFault.HttpAnswer(408), 1, 1),
        (KmsFault.Error("RequestTimeoutException", status: 408), 3, 1),
        (KmsFault.Error("RequestTimeout"), 3, 1),
        (KmsFault.RequestTimeTooSkewed(TimeSpan.FromHours(2)), 3, 1),
        (KmsFault.UnrecognizedClient, 1, 1),
        (KmsFault.InvalidSignature, 1, 1),
        (KmsFault.Error("DisabledException"), 1, 1),
        (KmsFault.Error("NotFoundException"), 1, 1),
        (KmsFault.Timeout, 3, 1),
    ];

    private static int regions;

    private static readonly KmsFault[] Throttles = [KmsFault.Throttling, KmsFault.LimitExceeded, KmsFault.Error("TooManyRequestsException", status: 429)];

    private static IEnumerable<TestCaseData> SlowCases() =>
        from fault in Throttles
        from isOverHttp in new[] { false, true }
        from mode in new[] { RequestRetryMode.Standard, RequestRetryMode.Adaptive }
        select new TestCaseData(fault, isOverHttp, mode).SetArgDisplayNames(fault.ToString(), isOverHttp ? "HTTP" : "memory", mode.ToString());

    // All at once: the SDK takes its pauses.
    [Test]
    public async Task A_call_is_repeated_as_often_as_by_the_real_service([Values(0, 2)] int retries, [Values] bool isOverHttp)
    {
        // Over HTTP the client really waits for its time-out, and what it makes of a busy machine meanwhile is its own matter.
        var kinds = Quick.Where(kind => !isOverHttp || kind.Fault != KmsFault.Timeout).ToArray();
        var seen = await Task.WhenAll(kinds.Select(async kind => $"{kind.Fault}: {await RequestsOf(kind.Fault, isOverHttp, config => config.MaxErrorRetry = retries)}"));
        Assert.That(seen, Is.EqualTo(kinds.Select(kind => $"{kind.Fault}: {(retries == 0 ? kind.Impatient : kind.Patient)}")));
    }

    // The SDK went by the code alone once, and a page has none; version 4.1 goes by the status, and waits as if it were throttled.
    [Explicit("A newer SDK waits for seconds before it repeats such a call.")]
    [TestCase(false)]
    [TestCase(true)]
    public async Task A_page_of_429_is_repeated_by_newer_SDKs_alone(bool isOverHttp) =>
        Assert.That(await RequestsOf(KmsFault.TooManyRequests, isOverHttp, config => config.MaxErrorRetry = 2), Is.EqualTo(1).Or.EqualTo(3));

    // Over HTTP nobody is there to count.
    [TestCase(0, 1)]
    [TestCase(2, 3)]
    public async Task A_refused_connection_is_tried_again(int retries, int requests) =>
        Assert.That(await RequestsOf(KmsFault.ConnectionRefused, isOverHttp: false, config => config.MaxErrorRetry = retries), Is.EqualTo(requests));

    [Explicit("The SDK waits for seconds before it repeats a call that was throttled.")]
    [TestCaseSource(nameof(SlowCases))]
    public async Task A_throttled_call_is_repeated_twice(KmsFault fault, bool isOverHttp, RequestRetryMode mode) => Assert.That(
        await RequestsOf(fault, isOverHttp, config => (config.MaxErrorRetry, config.RetryMode) = (2, mode)),
        // The adaptive mode of older versions gives up after a first call that is throttled: it finds no capacity for a second.
        mode == RequestRetryMode.Standard ? Is.EqualTo(3) : Is.EqualTo(1).Or.EqualTo(3));

    private static async Task<int> RequestsOf(KmsFault fault, bool isOverHttp, Action<AmazonKeyManagementServiceConfig> configure)
    {
        // The SDK shares its capacity to retry among all clients of one address, and the address of a client in memory has the Region in it.
        await using var kms = FakeKmsServer.Start(k => k.WithRegion($"eu-test-{Interlocked.Increment(ref regions)}"));
        using var client = isOverHttp ? kms.OverHttp().CreateClient(configure) : kms.CreateClient(configure);
        using var always = kms.Faults.When("GenerateRandom").Fail(fault);
        await Assert.ThatAsync(() => client.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 8 }), Throws.Exception);
        return kms.Faults.Fired.Count;
    }
}
