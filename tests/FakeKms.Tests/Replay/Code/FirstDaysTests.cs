namespace FakeKms.Tests.Replay.Code;

/// <summary>Logs whose times are the first that there are: somebody has made them unreadable.</summary>
public sealed class FirstDaysTests
{
    [TestCase("RotateKey", ".EnableKeyRotation(")]
    [TestCase("DeleteKey", ".ScheduleKeyDeletion(")]
    public void What_would_have_begun_before_all_days_begins_on_the_first(string own, string step)
    {
        var log = Line.Log(new Line("DescribeKey") { Request = new { keyId = Line.KeyId } }, Line.Own(own, minute: 1, new { rotationType = "AUTOMATIC" })).ToLogJson();
        var records = CloudTrailLog.Parse(log.Replace("2025-06-01T", "0001-01-01T", StringComparison.Ordinal));

        Assert.That(records.ToScenarioCode(), Does.Contain(step));
    }
}
