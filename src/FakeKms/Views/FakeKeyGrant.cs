using Amazon.KeyManagementService;
using FakeKms.Domain.Grants;

namespace FakeKms;

/// <summary>A read-only view of a grant. It has no grant tokens: only <c>CreateGrant</c> returns them.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GrantListEntry.html"/></remarks>
public sealed class FakeKeyGrant
{
    internal FakeKeyGrant(KeyGrant grant)
    {
        var terms = grant.Terms;
        GrantId = grant.GrantId;
        Name = terms.Name;
        GranteePrincipal = terms.GranteePrincipal;
        GranteeServicePrincipal = terms.GranteeServicePrincipal;
        RetiringPrincipal = terms.RetiringPrincipal;
        RetiringServicePrincipal = terms.RetiringServicePrincipal;
        IssuingAccount = terms.IssuingAccount;
        Operations = [.. terms.Operations];
        EncryptionContextEquals = terms.Constraint?.EncryptionContextEquals?.ToDictionary();
        EncryptionContextSubset = terms.Constraint?.EncryptionContextSubset?.ToDictionary();
        SourceArn = terms.Constraint?.SourceArn;
        CreationDate = grant.CreationDate;
    }

    /// <summary>The grant id: 64 lower-case hexadecimal digits.</summary>
    public string GrantId { get; }

    /// <summary>The name; null if the grant was created without a name.</summary>
    public string? Name { get; }

    /// <summary>The ARN of the principal that gets the permissions; null if an AWS service gets them.</summary>
    public string? GranteePrincipal { get; }

    /// <summary>The AWS service principal that gets the permissions; null if an IAM principal gets them.</summary>
    public string? GranteeServicePrincipal { get; }

    /// <summary>The ARN of the principal that may retire the grant; null if the grant names none, or names an AWS service.</summary>
    public string? RetiringPrincipal { get; }

    /// <summary>The AWS service principal that may retire the grant; null if the grant names none, or names an IAM principal.</summary>
    public string? RetiringServicePrincipal { get; }

    /// <summary>The ARN of the account that created the grant, such as <c>arn:aws:iam::111122223333:root</c>.</summary>
    public string IssuingAccount { get; }

    /// <summary>The operations that the grant allows, each once, in the order of the request.</summary>
    public IReadOnlyList<GrantOperation> Operations { get; }

    /// <summary>The exact encryption context that a request must have; null without this constraint.</summary>
    public IReadOnlyDictionary<string, string>? EncryptionContextEquals { get; }

    /// <summary>The pairs that the encryption context of a request must contain; null without this constraint.</summary>
    public IReadOnlyDictionary<string, string>? EncryptionContextSubset { get; }

    /// <summary>The ARN of the resource that requests must be made for; null without this constraint.</summary>
    public string? SourceArn { get; }

    /// <summary>When the grant was created.</summary>
    public DateTimeOffset CreationDate { get; }

    /// <summary>The grant id and the operations.</summary>
    public override string ToString() => $"{GrantId} {string.Join(", ", Operations)}";
}
