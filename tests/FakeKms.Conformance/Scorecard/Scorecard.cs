using System.Net.Sockets;

namespace FakeKms.Conformance;

/// <summary>The cases of one lane, counted by operation.</summary>
internal static class Scorecard
{
    public const int CouldRun = 0;
    public const int CouldNotRun = 1;

    /// <summary>Prints passed and failed by operation. It says nothing with its exit code about what failed, only whether it could run.</summary>
    public static async Task<int> PrintAsync(Lane lane, CommandLine line, TextWriter output)
    {
        if (line.Endpoint is { } endpoint and not Lanes.Aws && !await AnswersAsync(new Uri(endpoint)))
        {
            await output.WriteLineAsync($"Nothing listens at {endpoint}.");
            return CouldNotRun;
        }

        var results = CaseRunner.Run(line.Operation is null ? lane : lane with { Runs = c => c.Operation == line.Operation && lane.Runs(c) });
        await output.WriteLineAsync($"KMS {line.Endpoint ?? lane.Name}\n");
        await output.WriteAsync(ScorecardTable.Render(results));
        if (line.ListsFailures) await output.WriteAsync('\n' + ScorecardTable.Failures(results));
        return results.Count > 0 ? CouldRun : CouldNotRun;
    }

    private static async Task<bool> AnswersAsync(Uri endpoint)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(endpoint.Host, endpoint.Port, patience.Token);
            return true;
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            return false;
        }
    }
}
