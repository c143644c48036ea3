using System.CommandLine;
using FakeKms.Tool.Serving;
using FakeKms.Tool.Texts;

namespace FakeKms.Tool.Commands;

/// <summary><c>fakekms replay</c>.</summary>
internal sealed class ReplayCommand
{
    private readonly Argument<string[]> logs = new("log")
    {
        Description = "Files and folders of CloudTrail records, such as log.json.gz",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> format = ClientCommands.Format(TrailText.Text);

    private readonly Option<bool> skip = Values.Flag("--skip-unreplayable", "Leaves out what cannot be made again, and says so, instead of giving up");

    private readonly Option<bool> code = Values.Flag("--code", "Prints the C# of a test that makes the calls again, instead of making them");

    private readonly Option<int?> port = Values.One("--port", "PORT",
        "Serves the fake on this port as the log has left it, until it is stopped, instead of printing its trail", Values.Port);

    private ReplayCommand() { }

    public static Command Create()
    {
        var replay = new ReplayCommand();
        var command = new Command("replay", "Makes the calls of a CloudTrail log again, and prints the trail that they leave, or serves their keys.")
        {
            replay.logs, replay.format, replay.skip, replay.code, replay.port,
        };
        command.SetAction(replay.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult line, CancellationToken stopping)
    {
        var streams = line.InvocationConfiguration;
        if (line.GetValue(port) is not null && line.GetValue(format) is not null)
            throw new ToolException(
                ToolException.Usage, "--port and --format contradict each other: a fake that is served prints no trail; fakekms trail does.");
        var isCode = line.GetValue(code);
        if (isCode && (line.GetValue(port) is not null || line.GetValue(format) is not null || line.GetValue(skip)))
            throw new ToolException(ToolException.Usage, "--code stands alone: nothing is called, and what cannot be made again is a comment in the test.");
        var records = Records(line.GetValue(logs)!);
        if (isCode) return await PrintAsync(Code(records), streams).ConfigureAwait(false);
        using var kms = FakeKmsServer.Start(k => k.StartingAt(records[0].EventTime));
        foreach (var skipped in await MakeAsync(kms, records, line.GetValue(skip)).ConfigureAwait(false))
            await streams.Error.WriteLineAsync($"Skipped: {skipped}").ConfigureAwait(false);
        if (line.GetValue(port) is { } served)
        {
            var settings = new ServeSettings { Port = served, Callers = new(), Start = kms.Clock.GetUtcNow(), Origin = kms.Snapshot() };
            return await ServedFake.RunAsync(kms, settings, streams.Output, streams.Error, stopping).ConfigureAwait(false);
        }
        var (_, text) = TrailText.Write(kms.Trail, line.GetValue(format) ?? TrailText.Text);
        return await PrintAsync(text, streams).ConfigureAwait(false);
    }

    private static async Task<int> PrintAsync(string text, InvocationConfiguration streams)
    {
        await streams.Output.WriteLineAsync(text.TrimEnd()).ConfigureAwait(false);
        return 0;
    }

    private static string Code(IReadOnlyList<KmsEvent> records)
    {
        try
        {
            return records.ToScenarioCode();
        }
        catch (ArgumentException nothing)
        {
            throw new ToolException(ToolException.NotDone, ToolException.TextOf(nothing), nothing);
        }
    }

    private static IReadOnlyList<KmsEvent> Records(string[] paths)
    {
        try
        {
            var records = CloudTrailLog.ParseFiles(paths);
            return records.Count > 0 ? records : throw new ToolException(ToolException.NotDone, "There is no record of KMS in the log.");
        }
        catch (Exception unreadable)
            when (unreadable is FormatException or InvalidDataException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new ToolException(ToolException.NotDone, ToolException.TextOf(unreadable), unreadable);
        }
    }

    private static async Task<IReadOnlyList<KmsSkippedRecord>> MakeAsync(FakeKmsServer kms, IReadOnlyList<KmsEvent> records, bool skipUnreplayable)
    {
        try
        {
            var scenario = kms.Scenario("replay").FromCloudTrail(records, skipUnreplayable);
            await scenario;
            return scenario.Results.SkippedRecords;
        }
        catch (Exception failure) when (failure is KmsScenarioException or ArgumentException or InvalidOperationException)
        {
            throw new ToolException(
                ToolException.NotDone,
                $"{ToolException.TextOf(failure)}{Environment.NewLine}--skip-unreplayable leaves out what cannot be made again.",
                failure);
        }
    }
}
