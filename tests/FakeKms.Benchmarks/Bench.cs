using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace FakeKms.Benchmarks;

/// <summary>A server with one key, and clients that reach it or its floors.</summary>
internal sealed class Bench : IDisposable
{
    public const string Alias = "alias/benchmark";

    private readonly WireMockServer stub;

    public Bench()
    {
        Server = FakeKmsServer.Start(k => k.WithKey(Alias));
        Ciphertext = Record().GetAwaiter().GetResult();
        stub = Stub(Canned);
    }

    public FakeKmsServer Server { get; }

    public Canned Canned { get; } = new();

    public byte[] Ciphertext { get; }

    public IAmazonKeyManagementService Client(Lane lane) => lane switch
    {
        Lane.InMemory => Server.CreateClient(),
        Lane.InMemoryFloor => CannedClient(Canned),
        Lane.Http => Server.OverHttp().CreateClient(),
        _ => StubClient(stub),
    };

    public static IAmazonKeyManagementService CannedClient(Canned canned) => Sdk("http://kms.us-east-1.amazonaws.com", canned.Player());

    public static IAmazonKeyManagementService StubClient(WireMockServer stub) => Sdk(stub.Urls[0], factory: null);

    /// <summary>A bare WireMock.Net server with one canned answer for each operation.</summary>
    public static WireMockServer Stub(Canned canned)
    {
        var server = WireMockServer.Start(new WireMockServerSettings { Urls = ["http://127.0.0.1:0"], MaxRequestLogCount = 0 });
        foreach (var (target, body) in canned.Answers)
        {
            server.Given(Request.Create().UsingPost().WithHeader("X-Amz-Target", target))
                .RespondWith(Response.Create().WithHeader("Content-Type", "application/x-amz-json-1.1").WithBody(body));
        }

        return server;
    }

    public void Dispose()
    {
        stub.Dispose();
        Server.Dispose();
    }

    private static AmazonKeyManagementServiceClient Sdk(string url, HttpClientFactory? factory)
    {
        var config = new AmazonKeyManagementServiceConfig { ServiceURL = url, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 };
        if (factory is not null) config.HttpClientFactory = factory;
        return new AmazonKeyManagementServiceClient(new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "unchecked"), config);
    }

    private async Task<byte[]> Record()
    {
        using var client = Server.OverHttp().CreateClient(c => c.HttpClientFactory = Canned.Recorder());
        var encrypted = await client.EncryptAsync(new EncryptRequest { KeyId = Alias, Plaintext = new MemoryStream(new byte[32]) });
        var ciphertext = encrypted.CiphertextBlob.ToArray();
        await client.DecryptAsync(new DecryptRequest { CiphertextBlob = new MemoryStream(ciphertext) });
        await client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = Alias, KeySpec = DataKeySpec.AES_256 });
        await client.CreateKeyAsync(new CreateKeyRequest());
        await client.DescribeKeyAsync(Alias);
        return ciphertext;
    }
}
