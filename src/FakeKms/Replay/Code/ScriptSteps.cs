using FakeKms.Replay.Code.Text;

namespace FakeKms.Replay.Code;

/// <summary>The steps of a script in their order.</summary>
internal sealed class ScriptSteps
{
    private readonly List<StepCode> steps = [];
    private readonly Dictionary<string, StepCode> births = new(StringComparer.Ordinal);

    public IReadOnlyList<StepCode> All => steps;

    public void Add(StepCode step) => steps.Add(step);

    /// <summary>Notes the step behind which a key can be used.</summary>
    public void Born(string keyId, StepCode step) => births[keyId] = step;

    /// <summary>Adds a step right behind the one that made a key usable; false when there is none.</summary>
    public bool AddBehindBirth(string keyId, StepCode step)
    {
        if (!births.TryGetValue(keyId, out var birth)) return false;
        steps.Insert(steps.IndexOf(birth) + 1, step);
        return true;
    }
}
