using FakeKms.Tests.Replay.Code;

namespace FakeKms.Tests.Replay;

/// <summary>Replays lines of a log on a server that knows nothing of them.</summary>
public abstract class ReplayTest : InMemory
{
    protected override void Configure(FakeKmsBuilder builder) => builder.StartingAt(new DateTimeOffset(2025, 6, 1, 0, 0, 0, TimeSpan.Zero));

    private protected async Task<KmsScenario> ReplayAsync(params Line[] lines)
    {
        var scenario = Kms.Scenario("production").FromCloudTrail(Line.Log(lines));
        await scenario;
        return scenario;
    }

    /// <summary>
    /// The replay has the records of the log: each call under its own event id, and what KMS writes by itself between them. So has the code that the log is
    /// turned into, but for ids.
    /// </summary>
    private protected async Task RepeatsAsync(params Line[] lines)
    {
        await ReplayAsync(lines);
        Assert.That(Kms.Trail.Select(Told), Is.EqualTo(Line.Log(lines).Select(Told)));
        await PrintedTest.LeavesAsync(Line.Log(lines));
    }

    private static string Told(KmsEvent record) =>
        $"{record.EventTime:HH:mm} {record.EventName} {record.ErrorCode} {(record.UserIdentity.Type is null ? "" : record.EventID)} {string.Join(' ', record.Resources.Select(resource => resource.Arn))}";
}
