using Amazon.KeyManagementService;

namespace FakeKms.Conformance;

/// <summary>A KMS that behaviour can be checked against.</summary>
public abstract class Endpoint : IDisposable
{
    public abstract IAmazonKeyManagementService Client { get; }

    /// <summary>The endpoint of a name, for <see cref="TestFixtureAttribute"/> arguments.</summary>
    public static Endpoint Named(string name) => name switch
    {
        "in memory" => new FakeEndpoint(kms => kms.CreateClient()),
        "over HTTP" => new FakeEndpoint(kms => kms.OverHttp().CreateClient()),
        _ => new ConfiguredEndpoint(),
    };

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => Client.Dispose();
}

/// <summary>A fake of the test's own.</summary>
public sealed class FakeEndpoint : Endpoint
{
    private readonly FakeKmsServer kms = FakeKmsServer.Start();

    public FakeEndpoint(Func<FakeKmsServer, IAmazonKeyManagementService> connect)
    {
        ArgumentNullException.ThrowIfNull(connect);
        Client = connect(kms);
    }

    public override IAmazonKeyManagementService Client { get; }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        kms.Dispose();
    }
}

/// <summary>Any other KMS: FAKEKMS_CONFORMANCE_ENDPOINT names its URL; credentials and Region come from the environment as the SDK reads them.</summary>
public sealed class ConfiguredEndpoint : Endpoint
{
    public ConfiguredEndpoint()
    {
        var url = Environment.GetEnvironmentVariable("FAKEKMS_CONFORMANCE_ENDPOINT");
        if (string.IsNullOrEmpty(url)) Assert.Ignore("FAKEKMS_CONFORMANCE_ENDPOINT names no endpoint.");
        Client = new AmazonKeyManagementServiceClient(new AmazonKeyManagementServiceConfig
        {
            ServiceURL = url,
            AuthenticationRegion = Environment.GetEnvironmentVariable("AWS_REGION") ?? "us-east-1",
        });
    }

    public override IAmazonKeyManagementService Client { get; }
}
