using FakeKms.Trail.LeastPrivilege;

namespace FakeKms;

/// <summary>A policy document that was generated from records: an IAM policy or a key policy. The same records give the same document.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html"/></remarks>
public sealed class KmsPolicyDocument
{
    internal KmsPolicyDocument(IReadOnlyList<KmsPolicyStatement> statements) => Statements = statements;

    /// <summary>The version of the policy language.</summary>
    public string Version { get; } = "2012-10-17";

    /// <summary>What is allowed. Empty where no call needs a permission; AWS stores no policy without a statement.</summary>
    public IReadOnlyList<KmsPolicyStatement> Statements { get; }

    /// <summary>The document as JSON, in characters that KMS accepts in a key policy.</summary>
    /// <param name="indented">Whether to break lines for a reader.</param>
    public string ToJson(bool indented = false) => PolicyJson.Of(this, indented);

    /// <summary>The document as indented JSON.</summary>
    public override string ToString() => ToJson(indented: true);
}
