using FakeKms.Tests.Hosting.Stress;

namespace FakeKms.Http.Tests.Parallel;

/// <summary>What many threads leave in memory, they leave over HTTP.</summary>
public sealed class ParallelCallerTests
{
    [Test]
    public async Task Parallel_calls_leave_a_consistent_server()
    {
        using var server = new StressedServer((kms, caller) => kms.OverHttp().CreateClient(caller));

        await ParallelCallers.CallAsync(server, seed: 3, callsPerThread: 40);
    }
}
