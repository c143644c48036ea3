using FakeKms.Model;
using FakeKms.Replay.Code.Text;

namespace FakeKms.Replay.Code.Keys;

/// <summary>A step before the first one of the log.</summary>
/// <param name="Place">The account whose root user makes it, and the Region.</param>
/// <param name="Step">The step.</param>
internal sealed record SetUpStep(AccountRegion Place, StepCode Step)
{
    /// <summary>When it has to be made; null for the beginning.</summary>
    public DateTimeOffset? Time { get; init; }
}
