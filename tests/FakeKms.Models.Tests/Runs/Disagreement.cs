namespace FakeKms.Models.Tests.Runs;

/// <summary>The engine did something else than the model, at the last of these steps.</summary>
internal sealed record Disagreement(IReadOnlyList<Step> Steps, string Wanted, string Found, TimeSpan TransitionTime)
{
    public override string ToString() => Script.Of(this);
}
