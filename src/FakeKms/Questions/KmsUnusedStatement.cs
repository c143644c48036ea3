namespace FakeKms;

/// <summary>A statement that gives more than recorded calls needed.</summary>
public sealed class KmsUnusedStatement
{
    internal KmsUnusedStatement(string statement, bool isUnused, IReadOnlyList<string> actions, IReadOnlyList<string> resources) =>
        (Statement, IsUnused, Actions, Resources) = (statement, isUnused, actions, resources);

    /// <summary>The statement: its Sid or, for a statement without one, its place, such as <c>statement 2</c>.</summary>
    public string Statement { get; }

    /// <summary>Whether no call needed anything of the statement.</summary>
    public bool IsUnused { get; }

    /// <summary>The actions that no call needed of the statement, such as <c>kms:Decrypt</c>. Wildcards are written out.</summary>
    public IReadOnlyList<string> Actions { get; }

    /// <summary>The resources, as the statement has them, on which no call needed any of its actions.</summary>
    public IReadOnlyList<string> Resources { get; }

    /// <summary>The statement on one line.</summary>
    public override string ToString()
    {
        if (IsUnused) return $"{Statement}: never used ({string.Join(", ", Actions)})";
        string[] parts =
        [
            .. Actions.Count > 0 ? [$"unused actions {string.Join(", ", Actions)}"] : Array.Empty<string>(),
            .. Resources.Count > 0 ? [$"unused resources {string.Join(", ", Resources)}"] : Array.Empty<string>(),
        ];
        return $"{Statement}: {string.Join("; ", parts)}";
    }
}
