using FakeKms.Fuzzing.Running;

namespace FakeKms.Fuzzing.Targets;

/// <summary>
/// Logs that are replayed and turned into code: FormatException from the log, an ArgumentException about the records from the plan, KmsScenarioException from
/// the run, or InvalidOperationException when there is nothing to run; no defect of the server.
/// </summary>
internal sealed class ReplayTarget : FuzzTarget
{
    public override IReadOnlyList<byte[]> Seeds { get; } = [LogSeeds.OfServer(), .. LogSeeds.All.Take(5)];

    public override TimeSpan Limit => TimeSpan.FromSeconds(10);

    public override int DefaultInputs => 6;

    public override void Run(byte[] input)
    {
        if (LogTarget.Read(() => CloudTrailLog.Parse(new MemoryStream(input))) is not { } records) return;
        try
        {
            Replay(records);
            records.ToScenarioCode();
        }
        catch (ArgumentException refused) when (refused.ParamName == "records")
        {
        }
    }

    private static void Replay(IReadOnlyList<KmsEvent> records)
    {
        using var kms = Pinned.Server();
        try
        {
            kms.Scenario("the log").FromCloudTrail(records, skipUnreplayable: true).RunAsync().GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is KmsScenarioException || IsWithoutCalls(error))
        {
        }
        if (kms.Defects is [var defect, ..]) throw new FindingException($"A defect: {defect}");
    }

    private static bool IsWithoutCalls(Exception error) =>
        error is InvalidOperationException && error.Message.StartsWith("The scenario \"the log\" makes no calls.", StringComparison.Ordinal);
}
