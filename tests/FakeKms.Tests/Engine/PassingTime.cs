namespace FakeKms.Tests.Engine;

/// <summary>A clock that moves by itself: so far at each look, forward or back.</summary>
internal sealed class PassingTime : TimeProvider
{
    private readonly object gate = new();
    private DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public TimeSpan Step { get; set; }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now += Step;
    }
}
