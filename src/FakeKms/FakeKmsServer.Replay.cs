using Amazon.KeyManagementService;
using FakeKms.Replay;
using FakeKms.Replay.Calls;
using FakeKms.Replay.Log;
using FakeKms.Scenarios.Running;

namespace FakeKms;

public sealed partial class FakeKmsServer
{
    // Neither room knows the other: a script of Scenarios runs the steps that a plan of Replay consists of.
    private ReplayedLog Replay(IReadOnlyList<KmsEvent> log, bool skipUnreplayable)
    {
        var plan = new ReplayPlan(log, skipUnreplayable ? Unreplayable.Skipped : Unreplayable.Refused);
        var replay = new LogReplay(plan, replayEngine);
        return new ReplayedLog
        {
            KeysFromBefore = plan.Keys.Count,
            Skipped = [.. plan.Skipped.Select(skipped => new KmsSkippedRecord(skipped.Record, skipped.Reason))],
            Begin = run => replay.Begin(new ReplayInScenario(run)),
            Steps = [.. plan.Calls.Select(call => new ReplayedStep(
                call.Logged.Name,
                RecordLine.Of(call.Logged.Record),
                call.ErrorCode,
                (run, token) => replay.MakeAsync(call, new ReplayInScenario(run), token))
            {
                Skip = skipUnreplayable ? exception => Skipped(call, exception) : null,
            })],
            End = run => replay.End(new ReplayInScenario(run)),
        };
    }

    private static KmsSkippedRecord? Skipped(PlannedCall call, Exception? exception) =>
        ReplayEnding.Reason(call.ErrorCode, exception) is { } reason ? new KmsSkippedRecord(call.Logged.Record, reason) : null;

    private sealed class ReplayInScenario(ScenarioRun run) : IReplayRun
    {
        public DateTimeOffset Now => run.Host.Now();

        public void Advance(TimeSpan duration) => run.Host.Advance(duration);

        public IAmazonKeyManagementService ClientOf(KmsCaller caller, string region) => run.ClientOf(new ScenarioCaller(caller, region));

        public void NameKey(string keyArn, string alias) => run.Host.NameKey(keyArn, alias);

        public void Store(string name, byte[] ciphertext, byte[]? plaintext) => run.Results.Store(name, ciphertext, plaintext);
    }
}
