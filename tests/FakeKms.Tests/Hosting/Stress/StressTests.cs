namespace FakeKms.Tests.Hosting.Stress;

/// <summary>Many threads, one server: what is true of it for one caller stays true.</summary>
public sealed class StressTests
{
    [TestCase(1)]
    [TestCase(2)]
    public async Task Parallel_calls_leave_a_consistent_server(int seed)
    {
        using var server = new StressedServer();

        await ParallelCallers.CallAsync(server, seed, callsPerThread: 120);
    }
}
