namespace FakeKms.Tests.Replay;

/// <summary>Dates in requests, which move with the clock of the replay.</summary>
public sealed class DateOfALogTests : ReplayTest
{
    // The clock of the server is a year behind the log.
    protected override void Configure(FakeKmsBuilder builder) => builder.StartingAt(new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero));

    [Test]
    public async Task A_date_that_would_lie_before_all_dates_is_no_value()
    {
        var first = new Line("ListKeys") { Key = "" };
        var import = new Line("ImportKeyMaterial", 1) { Id = "e-9", Request = new { keyId = Line.KeyId, expirationModel = "KEY_MATERIAL_EXPIRES", validTo = "Jan 1, 0001, 12:00:00 AM" } };
        var scenario = Kms.Scenario("production").FromCloudTrail(Line.Log(first, import), skipUnreplayable: true);
        await scenario;

        Assert.That(
            scenario.Results.SkippedRecords.Select(skipped => (skipped.Record.EventID, skipped.Reason)),
            Is.EqualTo(new[] { ("e-9", "its validTo cannot be \"Jan 1, 0001, 12:00:00 AM\"") }));
    }
}
