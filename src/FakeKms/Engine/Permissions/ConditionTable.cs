using System.Collections.Frozen;

namespace FakeKms.Engine.Permissions;

/// <summary>Condition keys, by name.</summary>
internal sealed class ConditionTable(IReadOnlyList<ConditionKey> all)
{
    private readonly FrozenDictionary<string, ConditionKey> byStem =
        all.ToFrozenDictionary(key => key.Name, StringComparer.OrdinalIgnoreCase);

    public static ConditionTable None { get; } = new([]);

    public IReadOnlyList<ConditionKey> All { get; } = all;

    public ConditionKey? Find(string stem) => byStem.GetValueOrDefault(stem);
}
