using Amazon.KeyManagementService;
using FakeKms.Tests;

namespace FakeKms.Conformance;

/// <summary>A fake, called in memory or over HTTP.</summary>
public sealed class FakeEndpoint(FakeKmsServer kms, Func<FakeKmsServer, string, IAmazonKeyManagementService> connect, bool owned) : Endpoint
{
    public override string Region => kms.Region;

    /// <summary>A server of the case's own.</summary>
    public static FakeEndpoint InMemory() => new(FakeKmsServer.Start(), (server, region) => server.CreateClient(region), owned: true);

    public static FakeEndpoint OverHttp(FakeKmsServer kms, bool owned) => new(kms, (server, region) => server.OverHttp().CreateClient(region), owned);

    /// <summary>Nothing unexpected happened; and every error is one that AWS declares for the operation, or one that is common to all.</summary>
    public override void Check()
    {
        Assert.That(kms.Defects, Is.Empty);
        if (!owned) return;
        Assert.That(
            from record in kms.Trail
            where record.ErrorCode is { } code && !DeclaredErrors.Allow(record.EventName, code)
            select $"{record.EventName}: {record.ErrorCode}",
            Is.Empty);
    }

    protected override IAmazonKeyManagementService Connect(string region) => connect(kms, region);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (owned) kms.Dispose();
    }
}
