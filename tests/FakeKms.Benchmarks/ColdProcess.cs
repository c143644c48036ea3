using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Amazon.KeyManagementService;

namespace FakeKms.Benchmarks;

/// <summary>
/// A process of its own that lives until its client of the SDK has its first answer, and says what that took. Nothing else of this program is loaded in it.
/// </summary>
internal static class ColdProcess
{
    public const string Argument = "--cold-process";

    /// <summary>What a process says of itself: milliseconds of <c>Start</c>, of processor time in all, methods compiled, and milliseconds of compiling.</summary>
    internal sealed record Figures(double Start, double Processor, double Methods, double Compiling)
    {
        public static Figures Parse(string line) => line.Split(' ').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray() switch
        {
            [var start, var processor, var methods, var compiling] => new(start, processor, methods, compiling),
            _ => throw new FormatException(line),
        };

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Start:F3} {Processor:F3} {Methods:F0} {Compiling:F3}");
    }

    public static async Task<Figures> RunAsync(Lane lane)
    {
        var time = Stopwatch.StartNew();
        using var server = lane is Lane.InMemory or Lane.Http ? FakeKmsServer.Start(k => k.WithKey(Bench.Alias)) : null;
        var start = time.Elapsed;
        using var client = lane switch
        {
            Lane.InMemory => server!.CreateClient(),
            Lane.Http => ClientOverHttp(server!),
            Lane.InMemoryFloor => Bench.CannedClient(Canned.OfDescribeKey()),
            _ => Bench.StubClient(Bench.Stub(Canned.OfDescribeKey())),
        };
        await client.DescribeKeyAsync(Bench.Alias);
        using var process = Process.GetCurrentProcess();
        return new(start.TotalMilliseconds, process.TotalProcessorTime.TotalMilliseconds, JitInfo.GetCompiledMethodCount(), JitInfo.GetCompilationTime().TotalMilliseconds);
    }

    // A method of its own: what it names is loaded when it is compiled.
    private static IAmazonKeyManagementService ClientOverHttp(FakeKmsServer server) => server.OverHttp().CreateClient();
}
