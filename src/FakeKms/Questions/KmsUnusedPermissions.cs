namespace FakeKms;

/// <summary>What a policy gives that no recorded call needed.</summary>
public sealed class KmsUnusedPermissions
{
    internal KmsUnusedPermissions(IReadOnlyList<KmsUnusedStatement> statements) => Statements = statements;

    /// <summary>The statements of the policy that give more than was needed, in its order; empty for a policy of which everything was.</summary>
    public IReadOnlyList<KmsUnusedStatement> Statements { get; }

    /// <summary>Whether everything that the policy gives was needed.</summary>
    public bool IsEmpty => Statements.Count == 0;

    /// <summary>One line for each statement.</summary>
    public override string ToString() =>
        IsEmpty ? "Every permission was used." : string.Join(Environment.NewLine, Statements);
}
