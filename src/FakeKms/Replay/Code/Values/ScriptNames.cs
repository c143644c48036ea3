using System.Globalization;

namespace FakeKms.Replay.Code.Values;

/// <summary>Gives out names, each once.</summary>
internal sealed class ScriptNames(params string[] taken)
{
    private readonly HashSet<string> taken = new(taken, StringComparer.Ordinal);
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <summary>A name with a number: <c>ciphertext 1</c>.</summary>
    public string Numbered(string kind)
    {
        string name;
        do
        {
            numbers[kind] = numbers.GetValueOrDefault(kind) + 1;
            name = string.Create(CultureInfo.InvariantCulture, $"{kind}{numbers[kind]}");
        }
        while (!taken.Add(name));
        return name;
    }

    /// <summary>The name itself, if nothing has it yet, or else with a number.</summary>
    public string Of(string name) => taken.Add(name) ? name : Numbered(name);
}
