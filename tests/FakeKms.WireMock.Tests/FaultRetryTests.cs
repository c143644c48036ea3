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
    ];

    private static readonly KmsFault[] Throttles = [KmsFault.Throttling, KmsFault.LimitExceeded, KmsFault.TooManyRequests];

    private static IEnumerable<TestCaseData> Cases() =>
        from kind in Quick
        from isOverHttp in new[] { false, true }
        from retries in new[] { 0, 2 }
        select new TestCaseData(kind.Fault, isOverHttp, retries, retries == 0 ? kind.Impatient : kind.Patient)
            .SetArgDisplayNames(kind.Fault.ToString(), isOverHttp ? "HTTP" : "memory", $"{retries} retries");

    private static IEnumerable<TestCaseData> SlowCases() =>
        from fault in Throttles
        from isOverHttp in new[] { false, true }
        from mode in new[] { RequestRetryMode.Standard, RequestRetryMode.Adaptive }
        select new TestCaseData(fault, isOverHttp, mode).SetArgDisplayNames(fault.ToString(), isOverHttp ? "HTTP" : "memory", mode.ToString());

    [TestCaseSource(nameof(Cases))]
    public async Task A_call_is_repeated_as_often_as_by_the_real_service(KmsFault fault, bool isOverHttp, int retries, int requests) =>
        Assert.That(await RequestsOf(fault, isOverHttp, config => config.MaxErrorRetry = retries), Is.EqualTo(requests));

    [Explicit("The SDK waits for seconds before it repeats a call that was throttled.")]
    [TestCaseSource(nameof(SlowCases))]
    public async Task A_throttled_call_is_repeated_twice(KmsFault fault, bool isOverHttp, RequestRetryMode mode) =>
        Assert.That(await RequestsOf(fault, isOverHttp, config => (config.MaxErrorRetry, config.RetryMode) = (2, mode)), Is.EqualTo(3));

    private static async Task<int> RequestsOf(KmsFault fault, bool isOverHttp, Action<AmazonKeyManagementServiceConfig> configure)
    {
        await using var kms = FakeKmsServer.Start();
        using var client = isOverHttp ? kms.OverHttp().CreateClient(configure) : kms.CreateClient(configure);
        using var always = kms.Faults.When("GenerateRandom").Fail(fault);
        Assert.That(async () => await client.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 8 }), Throws.Exception);
        return kms.Faults.Fired.Count;
    }
}
