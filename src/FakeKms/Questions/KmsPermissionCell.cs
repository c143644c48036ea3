namespace FakeKms;

/// <summary>One cell of a <see cref="KmsPermissionMatrix"/>: whether a caller may do something with a key.</summary>
public sealed class KmsPermissionCell
{
    internal KmsPermissionCell(string caller, string action, string? key, KmsDecision decision) =>
        (Caller, Action, Key, Decision) = (caller, action, key, decision);

    /// <summary>The caller, for people: <c>user Alice</c>, <c>role Vault/one</c>.</summary>
    public string Caller { get; }

    /// <summary>The action, such as <c>kms:Decrypt</c>.</summary>
    public string Action { get; }

    /// <summary>The key, by an alias if it has one; null for an action on no key.</summary>
    public string? Key { get; }

    /// <summary>What policies and grants decide.</summary>
    public KmsDecision Decision { get; }

    /// <summary>The cell in one line.</summary>
    public override string ToString() => $"{Caller} {Action}{(Key is null ? "" : $" on {Key}")}: {Decision.Reason}";

    internal string Text => (Decision.Kind, Decision.Statement ?? Decision.Policy) switch
    {
        (KmsDecisionKind.Allowed, _) => "allowed",
        (KmsDecisionKind.ExplicitDeny, { } denier) => $"refused: denied by {denier}",
        _ => $"refused: no {KmsDecision.TextOf(Decision.PolicyType)}",
    };
}
