namespace FakeKms.Tests.Replay.Code;

/// <summary>Rotations of a key from before come as often as the records show.</summary>
public sealed class PrintedRotationTests
{
    private static async Task<KmsEvent[]> LogAsync()
    {
        await using var kms = FakeKmsServer.Start(k => k.StartingAt(RoundTrip.Start));
        await kms.Scenario("rotations")
            .CreateKey("alias/a").EnableKeyRotation("alias/a", 150).Advance(TimeSpan.FromDays(50)).Do(kms.Trail.Clear)
            .Encrypt("alias/a", "text").Advance(TimeSpan.FromDays(450)).DescribeKey("alias/a");
        return [.. CloudTrailLog.Parse(kms.Trail.ToLogJson())];
    }

    [Test]
    public async Task The_printed_code_rotates_as_often() => await PrintedTest.LeavesAsync(await LogAsync());

    [Test]
    public async Task A_replay_rotates_as_often()
    {
        var log = await LogAsync();
        await using var kms = FakeKmsServer.Start(k => k.StartingAt(log[0].EventTime));

        await kms.Scenario("the log once more").FromCloudTrail(log);

        Assert.That(ToldRecords.Of([.. kms.Trail]), Is.EqualTo(ToldRecords.Of(log)));
    }
}
