using FakeKms.Domain.Keys;
using FakeKms.Model;

namespace FakeKms.Domain.Grants;

/// <summary>One grant: permission to use one key, which lasts until it is retired or revoked, or the key is deleted.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/grants.html"/></remarks>
internal sealed class KeyGrant(KmsKey key, string grantId, GrantTerms terms, DateTimeOffset creationDate)
{
    public KmsKey Key { get; } = key;

    public string GrantId { get; } = grantId;

    public GrantTerms Terms { get; } = terms;

    public DateTimeOffset CreationDate { get; } = creationDate;

    /// <summary>The tokens that CreateGrant answered for this grant. They never leave it again.</summary>
    public List<string> Tokens { get; } = [];

    public KeyGrant Copy(StateCopy copy, KmsKey keyOfCopy)
    {
        var made = new KeyGrant(keyOfCopy, GrantId, Terms, copy.Time(CreationDate));
        made.Tokens.AddRange(Tokens);
        return made;
    }

    /// <summary>Who may use the key by it: a principal or a service.</summary>
    public string Grantee => Terms.GranteePrincipal ?? Terms.GranteeServicePrincipal ?? "";

    public string? Retiring => Terms.RetiringPrincipal ?? Terms.RetiringServicePrincipal;
}
