namespace FakeKms.Tests.Time;

public class KmsClockTests
{
    [Test]
    public void It_stands_still_until_it_is_moved()
    {
        var clock = new KmsClock(Pinned.Start);

        clock.Advance(TimeSpan.FromHours(1));

        Assert.That(clock.GetUtcNow(), Is.EqualTo(Pinned.Start.AddHours(1)));
    }

    [Test]
    public void It_begins_at_the_machine_s_present_time_in_whole_seconds()
    {
        var before = DateTimeOffset.UtcNow;
        using var kms = FakeKmsServer.Start();
        var after = DateTimeOffset.UtcNow;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Clock.GetUtcNow(), Is.GreaterThan(before.AddSeconds(-1)).And.LessThanOrEqualTo(after));
            Assert.That(kms.Clock.GetUtcNow().Ticks % TimeSpan.TicksPerSecond, Is.Zero);
            Assert.That(new KmsClock().GetUtcNow(), Is.GreaterThan(before.AddSeconds(-1)));
        }
    }

    [Test]
    public async Task Code_that_reads_the_machine_s_clock_and_the_server_agree()
    {
        using var kms = FakeKmsServer.Start();
        using var client = kms.CreateClient();
        var keyId = await client.CreateExternalKeyAsync();

        await client.ImportAsync(keyId, Wrapping.Material(1), request => (request.ExpirationModel, request.ValidTo) = (null, DateTime.UtcNow.AddDays(90)));

        Assert.That((await client.DescribeKeyAsync(keyId)).KeyMetadata.CreationDate, Is.EqualTo(DateTime.UtcNow).Within(TimeSpan.FromMinutes(5)));
    }

    [Test]
    public void It_does_not_run_backwards()
    {
        var clock = new KmsClock(Pinned.Start);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => clock.Advance(TimeSpan.FromTicks(-1)), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => clock.SetUtcNow(Pinned.Start.AddTicks(-1)), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("cannot be set back. Let the server start earlier, with StartingAt."));
        }
    }

    [Test]
    public void It_does_not_leave_the_calendar()
    {
        var clock = new KmsClock(Pinned.Start);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => clock.Advance(TimeSpan.MaxValue), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("there is no date"));
            Assert.That(clock.GetUtcNow(), Is.EqualTo(Pinned.Start));
        }
    }

    [Test]
    public async Task What_falls_due_reaches_subscribers_whoever_moved_the_clock()
    {
        var clock = new KmsClock(Pinned.Start);
        using var one = FakeKmsServer.Start(k => k.WithTimeProvider(clock));
        using var other = FakeKmsServer.Start(k => k.WithTimeProvider(clock));
        var seen = new List<string>();
        foreach (var kms in new[] { one, other })
        {
            kms.Trail.Subscribe(record => seen.Add(record.EventName));
            using var client = kms.CreateClient();
            await client.ScheduleKeyDeletionAsync(await client.CreateSymmetricKeyAsync(), 7);
        }

        clock.Advance(TimeSpan.FromDays(3));
        clock.SetUtcNow(Pinned.Start.AddDays(7));

        Assert.That(seen.Where(name => name == "DeleteKey").Count(), Is.EqualTo(2));
    }
}
