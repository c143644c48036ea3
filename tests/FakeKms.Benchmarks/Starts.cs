using BenchmarkDotNet.Attributes;

namespace FakeKms.Benchmarks;

/// <summary>From nothing to the first answer, in a process that has done it before.</summary>
public class Starts : IDisposable
{
    private readonly Bench bench = new();

    [Params(Lane.InMemory, Lane.InMemoryFloor, Lane.Http, Lane.HttpFloor)]
    public Lane Lane { get; set; }

    [GlobalCleanup]
    public void Dispose()
    {
        bench.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(OperationsPerInvoke = 8)]
    public async Task FirstAnswer()
    {
        for (var start = 0; start < 8; start++) await OnceAsync();
    }

    public Task OnceAsync() => Lane is Lane.InMemory or Lane.Http ? OfTheFake() : OfTheFloor();

    private async Task OfTheFake()
    {
        using var server = FakeKmsServer.Start(k => k.WithKey(Bench.Alias));
        using var client = Lane == Lane.InMemory ? server.CreateClient() : server.OverHttp().CreateClient();
        await client.DescribeKeyAsync(Bench.Alias);
    }

    private async Task OfTheFloor()
    {
        using var stub = Lane == Lane.HttpFloor ? Bench.Stub(bench.Canned) : null;
        using var client = stub is null ? Bench.CannedClient(bench.Canned) : Bench.StubClient(stub);
        await client.DescribeKeyAsync(Bench.Alias);
    }
}
