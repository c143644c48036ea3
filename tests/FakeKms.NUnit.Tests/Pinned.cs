namespace FakeKms.Assertions.Tests;

/// <summary>The time at which servers start whose dates a test writes down.</summary>
internal static class Pinned
{
    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
