using FakeKms.Replay.Code.Text;

namespace FakeKms.Replay.Code.Values;

/// <summary>The values that the steps of a script have made so far.</summary>
internal sealed class StoredValues(ScriptNames names)
{
    private readonly List<StoredValue> values = [];
    private readonly Dictionary<string, StepCode> byId = new(StringComparer.Ordinal);

    public void Add(StoredValue value) => values.Add(value);

    /// <summary>Remembers which step makes the grant or the material of an id.</summary>
    public void AddId(string? id, StepCode step)
    {
        if (id is not null) byId.TryAdd(id, step);
    }

    public StoredValue? Latest(StoredTerms wanted) => values.FindLast(value => value.Terms.Fit(wanted));

    public StoredValue? Latest(Predicate<StoredTerms> condition) => values.FindLast(value => condition(value.Terms));

    /// <summary>The name that a value has for later steps.</summary>
    public string NameOf(StoredValue value) => NameOf(value.Step, value.Terms.Kind switch
    {
        StoredKind.Ciphertext => "ciphertext ",
        StoredKind.Signature => "signature ",
        StoredKind.Mac => "MAC ",
        StoredKind.ImportParameters => "import parameters ",
        _ => "shared secret ",
    });

    /// <summary>The name of the grant or material of an id; the id itself where no step makes it.</summary>
    public string NameOfId(string id, string kind) => byId.TryGetValue(id, out var step) ? NameOf(step, kind) : id;

    public bool HasId(string id) => byId.ContainsKey(id);

    private string NameOf(StepCode step, string kind) => step.Into ??= names.Numbered(kind);
}
