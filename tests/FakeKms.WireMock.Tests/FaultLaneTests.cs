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
            KmsFault.Timeout, KmsFault.Timeout.AfterEffect(),
        ];
        return faults.Select(fault => new TestCaseData(fault).SetArgDisplayNames(fault.ToString()));
    }

    [TestCaseSource(nameof(Faults))]
    public async Task A_fault_surfaces_over_HTTP_as_it_does_in_memory(KmsFault fault)
    {
        var inMemory = await Seen(fault, (kms, configure) => kms.CreateClient(configure));
        var overHttp = await Seen(fault, (kms, configure) => kms.OverHttp().CreateClient(configure));
        TestContext.Out.WriteLine(inMemory);
        TestContext.Out.WriteLine(overHttp);
        Assert.That(overHttp, Is.EqualTo(inMemory));
    }

    private static async Task<string> Seen(
        KmsFault fault, Func<FakeKmsServer, Action<AmazonKeyManagementServiceConfig>, IAmazonKeyManagementService> connect)
    {
        await using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards"));
        using var client = connect(kms, config =>
        {
            if (fault.ToString().StartsWith("Timeout", StringComparison.Ordinal)) config.Timeout = TimeSpan.FromMilliseconds(200);
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
