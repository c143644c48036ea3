namespace FakeKms.Tests.Time;

/// <summary>Something that happens by itself when the clock has moved so far, and what a call answers before and after it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Span">How far away it is when it has begun.</param>
/// <param name="Before">What the call comes to until then.</param>
/// <param name="After">What it comes to from then on.</param>
internal sealed record Deadline(string Name, TimeSpan Span, string Before, string After)
{
    public Action<FakeKmsBuilder> Server { get; init; } = _ => { };

    /// <summary>Makes everything ready. When it ends, the deadline is <see cref="Span"/> away.</summary>
    public required Func<DeadlineWorld, Task> Begin { get; init; }

    public required Func<DeadlineWorld, Task<string>> Look { get; init; }

    /// <summary>Whether the last tick itself still belongs to what was before.</summary>
    public bool IncludesItsEnd { get; init; }
}
