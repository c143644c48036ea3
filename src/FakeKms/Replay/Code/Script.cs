using FakeKms.Model;
using FakeKms.Replay.Code.Text;

namespace FakeKms.Replay.Code;

/// <summary>All that a printed test is made of.</summary>
internal sealed record Script
{
    public required AccountRegion Home { get; init; }

    /// <summary>When the clock starts.</summary>
    public required DateTimeOffset Start { get; init; }

    public required IReadOnlyList<string> Declarations { get; init; }

    public required IReadOnlyList<(string Variable, string Code)> Variables { get; init; }

    public required IReadOnlyList<StepCode> Steps { get; init; }

    /// <summary>What is said behind the last step.</summary>
    public required IReadOnlyList<string> Untold { get; init; }

    /// <summary>The names of the events that the script leaves in the trail, in their order.</summary>
    public required IReadOnlyList<string> Events { get; init; }
}
