using FakeKms.Replay.Log;

namespace FakeKms.Tests.Replay.Log;

public sealed class LoggedCallerTests
{
    [TestCase(null, null)]
    [TestCase("2025-05-31T20:00:00Z", "2025-05-31T20:00:00Z")]
    public void A_session_began_when_the_log_says_and_at_no_time_if_it_does_not(string? creationDate, string? expected)
    {
        var line = new Line("DescribeKey")
        {
            Identity = new
            {
                type = "AssumedRole",
                principalId = "AROAEXAMPLE:run",
                arn = $"arn:aws:sts::{Line.Account}:assumed-role/Billing/run",
                accountId = Line.Account,
                sessionContext = new { attributes = creationDate is null ? null : new { creationDate, mfaAuthenticated = "false" } },
            },
        };

        Assert.That(
            LoggedCaller.Of(Line.Log(line).Single()).SessionCreationDate,
            Is.EqualTo(expected is null ? (DateTimeOffset?)null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture)));
    }
}
