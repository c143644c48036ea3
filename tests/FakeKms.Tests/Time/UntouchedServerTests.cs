namespace FakeKms.Tests.Time;

/// <summary>A server that nobody has called yet runs by its clock as any other does.</summary>
public sealed class UntouchedServerTests
{
    [Test]
    public void What_falls_due_is_recorded_before_the_clock_has_moved()
    {
        var kms = FakeKmsServer.Start(k => k.StartingAt(Pinned.Start).WithKey("alias/cards", key => key.RotatingEvery(90)));
        kms.Clock.Advance(TimeSpan.FromDays(900));
        kms.Dispose();

        Assert.That(kms.Trail.Named("RotateKey"), Has.Count.EqualTo(10));
    }

    [Test]
    public void A_fork_hears_of_its_clock_too()
    {
        using var kms = FakeKmsServer.Start(k => k.StartingAt(Pinned.Start).WithKey("alias/cards", key => key.RotatingEvery(90)));
        var fork = kms.Fork();
        fork.Clock.Advance(TimeSpan.FromDays(90));
        fork.Dispose();

        Assert.That(fork.Trail.Named("RotateKey"), Has.Count.EqualTo(1));
    }
}
