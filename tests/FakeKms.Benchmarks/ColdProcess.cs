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

    public static Task<Figures> RunAsync(Lane lane) => lane switch
    {
        Lane.InMemory => OfTheFakeAsync(server => server.CreateClient()),
        Lane.Http => OfTheFakeAsync(OverHttp),
        Lane.InMemoryFloor => OfTheFloorAsync(() => Bench.CannedClient(Canned.OfDescribeKey())),
        _ => OfTheFloorAsync(Stub),
    };

    private static Task<Figures> OfTheFakeAsync(Func<FakeKmsServer, IAmazonKeyManagementService> connect)
    {
        var time = Stopwatch.StartNew();
        var server = FakeKmsServer.Start(k => k.WithKey(Bench.Alias));
        var start = time.Elapsed;
        return AnsweredAsync(connect(server), start);
    }

    private static Task<Figures> OfTheFloorAsync(Func<IAmazonKeyManagementService> connect) => AnsweredAsync(connect(), TimeSpan.Zero);

    private static async Task<Figures> AnsweredAsync(IAmazonKeyManagementService client, TimeSpan start)
    {
        await client.DescribeKeyAsync(Bench.Alias);
        using var process = Process.GetCurrentProcess();
        return new(
            start.TotalMilliseconds, process.TotalProcessorTime.TotalMilliseconds, JitInfo.GetCompiledMethodCount(), JitInfo.GetCompilationTime().TotalMilliseconds);
    }

    // Methods of their own: what they name is loaded when they are compiled.
    private static IAmazonKeyManagementService OverHttp(FakeKmsServer server) => server.OverHttp().CreateClient();

    private static IAmazonKeyManagementService Stub() => Bench.StubClient(Bench.Stub(Canned.OfDescribeKey()));
}
