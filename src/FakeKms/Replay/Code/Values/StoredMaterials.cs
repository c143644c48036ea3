using FakeKms.Replay.Code.Text;

namespace FakeKms.Replay.Code.Values;

/// <summary>
/// The key materials that the steps of a script import. A step without bytes brings new ones, or those of the material that its key got last; one that brings
/// an older material says which bytes they are, and so does the step that brought it first.
/// </summary>
internal sealed class StoredMaterials
{
    private const int Length = 32;
    private readonly Dictionary<string, List<(string Id, StepCode Step)>> imported = new(StringComparer.Ordinal);

    /// <summary>Notes a step that has imported a material.</summary>
    public void Add(string keyId, string materialId, StepCode step)
    {
        if (!imported.TryGetValue(keyId, out var known)) imported[keyId] = known = [];
        if (!known.Exists(material => material.Id == materialId)) known.Add((materialId, step));
    }

    /// <summary>Lets a step bring a material of a key, if an earlier step has and the step would not by itself.</summary>
    public void Repeat(string keyId, string materialId, StepCode step, bool isNew)
    {
        if (!imported.TryGetValue(keyId, out var known) || known.FindIndex(material => material.Id == materialId) is not (>= 0 and var number)) return;
        if (number == known.Count - 1 && !isNew) return;
        var bytes = CodeOfBytes.Filled((byte)(number + 1), Length).Short;
        known[number].Step.Set("Material", bytes);
        step.Set("Material", bytes);
    }
}
