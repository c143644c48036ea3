namespace FakeKms;

/// <summary>A statement of a <see cref="KmsPolicyDocument"/>. It always allows something.</summary>
public sealed class KmsPolicyStatement
{
    internal KmsPolicyStatement() { }

    /// <summary>The name of the statement, or null.</summary>
    public string? Sid { get; internal init; }

    /// <summary>Always <c>Allow</c>.</summary>
    public string Effect { get; } = "Allow";

    /// <summary>The kind of the principal, <c>AWS</c> or <c>Service</c>; null in an IAM policy.</summary>
    public string? PrincipalType { get; internal init; }

    /// <summary>The ARN of the principal, or a service principal; null in an IAM policy.</summary>
    public string? Principal { get; internal init; }

    /// <summary>The actions, such as <c>kms:Decrypt</c>, sorted.</summary>
    public IReadOnlyList<string> Actions { get; internal init; } = [];

    /// <summary>The ARNs of keys and aliases, sorted, or <c>*</c>. In a key policy <c>*</c> means the key itself.</summary>
    public IReadOnlyList<string> Resources { get; internal init; } = [];

    /// <summary>The conditions of a request, sorted by operator and key; empty for none.</summary>
    public IReadOnlyList<KmsPolicyCondition> Conditions { get; internal init; } = [];
}
