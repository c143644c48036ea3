using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using BenchmarkDotNet.Attributes;

namespace FakeKms.Benchmarks;

/// <summary>Time for one call, at one caller and at eight; a server that starts anew for each iteration keeps the trail short.</summary>
public class Calls
{
    public const int PerIteration = 256;

    private Bench bench = null!;
    private IAmazonKeyManagementService client = null!;

    [Params(Lane.InMemory, Lane.InMemoryFloor, Lane.Http, Lane.HttpFloor)]
    public Lane Lane { get; set; }

    [Params(1, 8)]
    public int Callers { get; set; }

    [IterationSetup]
    public void Start()
    {
        bench = new Bench();
        client = bench.Client(Lane);
        client.DescribeKeyAsync(Bench.Alias).GetAwaiter().GetResult();
    }

    [IterationCleanup]
    public void Stop()
    {
        client.Dispose();
        bench.Dispose();
    }

    [Benchmark(OperationsPerInvoke = PerIteration)]
    public Task Encrypt() => Repeat(() => client.EncryptAsync(new EncryptRequest { KeyId = Bench.Alias, Plaintext = new MemoryStream(new byte[32]) }));

    [Benchmark(OperationsPerInvoke = PerIteration)]
    public Task Decrypt() => Repeat(() => client.DecryptAsync(new DecryptRequest { CiphertextBlob = new MemoryStream(bench.Ciphertext) }));

    [Benchmark(OperationsPerInvoke = PerIteration)]
    public Task GenerateDataKey() =>
        Repeat(() => client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = Bench.Alias, KeySpec = DataKeySpec.AES_256 }));

    [Benchmark(OperationsPerInvoke = PerIteration)]
    public Task CreateKey() => Repeat(() => client.CreateKeyAsync(new CreateKeyRequest()));

    [Benchmark(OperationsPerInvoke = PerIteration)]
    public Task DescribeKey() => Repeat(() => client.DescribeKeyAsync(Bench.Alias));

    private Task Repeat(Func<Task> call) => Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
    {
        for (var done = 0; done < PerIteration / Callers; done++) await call();
    })));
}
