using FakeKms.Trail.LeastPrivilege;

namespace FakeKms;

/// <summary>A policy document that was generated from records: an IAM policy or a key policy. The same records give the same document.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html"/></remarks>
public sealed class KmsPolicyDocument
{
    internal KmsPolicyDocument(IReadOnlyList<KmsPolicyStatement> statements) => Statements = statements;

    /// <summary>The version of the policy language.</summary>
    public string Version { get; } = "2012-10-17";

    /// <summary>The statements. Empty when no call needs a permission. AWS does not store a policy without a statement.</summary>
    public IReadOnlyList<KmsPolicyStatement> Statements { get; }

    /// <summary>The document as JSON. It has only characters that KMS accepts in a key policy.</summary>
    /// <param name="indented">Whether to write it in several lines.</param>
    public string ToJson(bool indented = false) => PolicyJson.Of(this, indented);

    /// <summary>The document as indented JSON.</summary>
    public override string ToString() => ToJson(indented: true);
}
