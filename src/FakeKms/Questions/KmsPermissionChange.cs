namespace FakeKms;

/// <summary>A permission about which two matrices decide differently.</summary>
public sealed class KmsPermissionChange
{
    internal KmsPermissionChange(KmsPermissionCell before, KmsDecision after) =>
        (Caller, Action, Key, Before, After) = (before.Caller, before.Action, before.Key, before.Decision, after);

    /// <summary>The caller, for people.</summary>
    public string Caller { get; }

    /// <summary>The action.</summary>
    public string Action { get; }

    /// <summary>The key; null for an action on no key.</summary>
    public string? Key { get; }

    /// <summary>What was decided, and by which statement.</summary>
    public KmsDecision Before { get; }

    /// <summary>What is decided now, and by which statement.</summary>
    public KmsDecision After { get; }

    /// <summary>Whether the caller gains or loses the permission. Otherwise only the reason is another one.</summary>
    public bool ChangesOutcome => Before.IsAllowed != After.IsAllowed;

    /// <summary>The change in one line.</summary>
    public override string ToString() => $"{Caller} {Action}{(Key is null ? "" : $" on {Key}")}, {Text}: {Before.Reason}, then {After.Reason}";

    // The ids of grants are no reason: two servers give different ones.
    internal bool IsChange =>
        (Before.Kind, Before.PolicyType, Before.Policy, Before.Statement) != (After.Kind, After.PolicyType, After.Policy, After.Statement);

    internal string Text => (ChangesOutcome, After.IsAllowed) switch
    {
        (true, true) => "now allowed",
        (true, false) => "now refused",
        (false, true) => "allowed for another reason",
        (false, false) => "refused for another reason",
    };
}
