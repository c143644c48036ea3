using Microsoft.Extensions.Logging;

namespace FakeKms.Tests.Telemetry;

/// <summary>A call that the test has something happen to says so in its line.</summary>
public sealed class FaultLogTests : InMemory
{
    private readonly LogCollector log = new();

    private LogLine Line => log.Lines.Single(line => line.Category == "FakeKms.Calls.DescribeKey");

    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards").WithLogging(log);

    [Test]
    public async Task An_error_of_KMS()
    {
        await DescribeAsync(KmsFault.Throttling);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((Line.Level, Line.Id.Name), Is.EqualTo((LogLevel.Warning, "FaultInjected")));
            Assert.That(Line.Text, Does.Contain("met the injected fault ThrottlingException at"));
            Assert.That((Line.Members["ErrorCode"], Line.Members["TookEffect"]), Is.EqualTo(("ThrottlingException", false)));
        }
    }

    [Test]
    public async Task An_error_before_KMS_knows_who_calls_has_a_line_though_it_has_no_record()
    {
        await DescribeAsync(KmsFault.ExpiredToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail, Is.Empty);
            Assert.That((Line.Members["Fault"], Line.Members["Caller"]), Is.EqualTo(("ExpiredTokenException", "arn:aws:iam::111122223333:user/Alice")));
        }
    }

    [Test]
    public async Task A_broken_connection_has_no_error_code()
    {
        await DescribeAsync(KmsFault.ConnectionRefused);

        Assert.That((Line.Members["Fault"], Line.Members["ErrorCode"], Line.Members["TookEffect"]), Is.EqualTo(("ConnectionRefused", (object?)null, false)));
    }

    [Test]
    public async Task A_lost_answer_is_one_of_a_call_that_took_effect()
    {
        await DescribeAsync(KmsFault.EmptyBody);

        Assert.That((Line.Members["Fault"], Line.Members["ErrorCode"], Line.Members["TookEffect"]), Is.EqualTo(("EmptyBody", (object?)null, true)));
    }

    [Test]
    public async Task A_lost_answer_of_a_call_that_failed_by_itself_took_none()
    {
        Kms.Faults.FailNext("DescribeKey", KmsFault.EmptyBody);

        await Assert.CatchAsync(() => Client.DescribeKeyAsync("alias/unknown"));

        Assert.That((Line.Members["Fault"], Line.Members["ErrorCode"], Line.Members["TookEffect"]), Is.EqualTo(("EmptyBody", "NotFoundException", false)));
    }

    // What the client makes of each fault is tested elsewhere.
    private async Task DescribeAsync(KmsFault fault)
    {
        Kms.Faults.FailNext("DescribeKey", fault);
        await Assert.CatchAsync(() => Client.DescribeKeyAsync("alias/cards"));
    }
}
