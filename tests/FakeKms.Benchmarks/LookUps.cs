using Amazon.KeyManagementService;
using BenchmarkDotNet.Attributes;

namespace FakeKms.Benchmarks;

/// <summary>DescribeKey in memory, among few keys and among many.</summary>
public class LookUps
{
    private FakeKmsServer server = null!;
    private IAmazonKeyManagementService client = null!;
    private string[] keys = [];

    [Params(10, 100_000)]
    public int Keys { get; set; }

    [GlobalSetup]
    public void Start()
    {
        server = FakeKmsServer.Start(k => k.WithKeys(Keys));
        client = server.CreateClient();
        keys = [.. server.Keys.Select(key => key.KeyId)];
    }

    [GlobalCleanup]
    public void Stop() => server.Dispose();

    [Benchmark(OperationsPerInvoke = Calls.PerIteration)]
    public async Task DescribeKey()
    {
        for (var call = 0; call < Calls.PerIteration; call++) await client.DescribeKeyAsync(keys[call * 7919 % keys.Length]);
    }
}
