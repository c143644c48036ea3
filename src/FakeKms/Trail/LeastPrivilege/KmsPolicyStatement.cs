namespace FakeKms;

/// <summary>A statement of a <see cref="KmsPolicyDocument"/>. Each allows something: what is not allowed needs no statement.</summary>
public sealed class KmsPolicyStatement
{
    internal KmsPolicyStatement() { }

    /// <summary>The name of the statement, or null.</summary>
    public string? Sid { get; internal init; }

    /// <summary>Always <c>Allow</c>.</summary>
    public string Effect { get; } = "Allow";

    /// <summary>The kind of the principal, <c>AWS</c> or <c>Service</c>; null in an IAM policy, which belongs to its principal.</summary>
    public string? PrincipalType { get; internal init; }

    /// <summary>The ARN of the principal, or the name of a service principal; null in an IAM policy.</summary>
    public string? Principal { get; internal init; }

    /// <summary>The actions, such as <c>kms:Decrypt</c>, sorted.</summary>
    public IReadOnlyList<string> Actions { get; internal init; } = [];

    /// <summary>The ARNs of keys and aliases, sorted, or <c>*</c>; in a key policy <c>*</c> is the key itself.</summary>
    public IReadOnlyList<string> Resources { get; internal init; } = [];

    /// <summary>What a request must meet, sorted by operator and key; empty for nothing.</summary>
    public IReadOnlyList<KmsPolicyCondition> Conditions { get; internal init; } = [];
}
