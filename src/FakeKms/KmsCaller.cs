namespace FakeKms;

/// <summary>
/// Who makes a call and from where, as CloudTrail writes it down. Immutable: every <c>With…</c> returns a changed copy.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html"/></remarks>
public sealed record KmsCaller
{
    private KmsCaller(string type, string name) => (Type, Name) = (type, name);

    /// <summary>The <c>userIdentity.type</c>: <c>IAMUser</c>, <c>AssumedRole</c> or <c>Root</c>.</summary>
    public string Type { get; }

    /// <summary>The user's or the role's name; empty for the root user.</summary>
    public string Name { get; }

    /// <summary>The session's name of an assumed role; otherwise null.</summary>
    public string? SessionName { get; private init; }

    /// <summary>The caller's account, or null for the server's own.</summary>
    public string? AccountId { get; private init; }

    /// <summary>The unique id of the principal, as in <c>userIdentity.principalId</c>; null for one derived from the type.</summary>
    public string? PrincipalId { get; private init; }

    /// <summary>The access key id that signs the requests. A server tells its callers apart by it.</summary>
    public string AccessKeyId { get; private init; } = "AKIAIOSFODNN7EXAMPLE";

    /// <summary>The client's address in the records. The default is an address that is reserved for documents.</summary>
    public string SourceIPAddress { get; private init; } = "192.0.2.0";

    /// <summary>The user agent in the records, or null for what the client really sends.</summary>
    public string? UserAgent { get; private init; }

    /// <summary>The TLS version in the records: KMS is only reached over TLS, whatever carries the call here.</summary>
    public string TlsVersion { get; private init; } = "TLSv1.3";

    /// <summary>The cipher suite in the records.</summary>
    public string CipherSuite { get; private init; } = "TLS_AES_256_GCM_SHA384";

    /// <summary>An IAM user with a long-term access key.</summary>
    /// <param name="userName">The user's name.</param>
    public static KmsCaller IamUser(string userName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(userName);
        return new("IAMUser", userName);
    }

    /// <summary>A session of an IAM role.</summary>
    /// <param name="roleName">The role's name.</param>
    /// <param name="sessionName">The session's name.</param>
    public static KmsCaller AssumedRole(string roleName, string sessionName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(roleName);
        ArgumentException.ThrowIfNullOrWhiteSpace(sessionName);
        return new("AssumedRole", roleName) { SessionName = sessionName, AccessKeyId = "ASIAIOSFODNN7EXAMPLE" };
    }

    /// <summary>The root user of the account.</summary>
    public static KmsCaller Root() => new("Root", "");

    /// <summary>The same caller in another account.</summary>
    /// <param name="accountId">Twelve digits.</param>
    public KmsCaller WithAccountId(string accountId) => this with { AccountId = FakeKms.AccountId.Checked(accountId) };

    /// <summary>The same caller with this unique id.</summary>
    /// <param name="principalId">For example <c>AIDA…</c>, or <c>AROA…</c> for a role.</param>
    public KmsCaller WithPrincipalId(string principalId) => this with { PrincipalId = NotBlank(principalId) };

    /// <summary>The same caller, signing with this access key id.</summary>
    /// <param name="accessKeyId">Letters, digits and underscores: it stands in the credential scope of a signature.</param>
    /// <exception cref="ArgumentException">The id has a character that a signature's scope cannot carry.</exception>
    public KmsCaller WithAccessKeyId(string accessKeyId)
    {
        if (NotBlank(accessKeyId).Any(c => !char.IsAsciiLetterOrDigit(c) && c != '_'))
            throw new ArgumentException($"'{accessKeyId}' is no access key id: use ASCII letters, digits and underscores only.", nameof(accessKeyId));
        return this with { AccessKeyId = accessKeyId };
    }

    /// <summary>The same caller from this address.</summary>
    /// <param name="sourceIPAddress">An IP address, or a service's DNS name.</param>
    public KmsCaller WithSourceIPAddress(string sourceIPAddress) => this with { SourceIPAddress = NotBlank(sourceIPAddress) };

    /// <summary>The same caller with this user agent in the records.</summary>
    /// <param name="userAgent">The text to record.</param>
    public KmsCaller WithUserAgent(string userAgent) => this with { UserAgent = NotBlank(userAgent) };

    /// <summary>The same caller with these TLS details in the records.</summary>
    /// <param name="tlsVersion">For example <c>TLSv1.3</c>.</param>
    /// <param name="cipherSuite">For example <c>TLS_AES_256_GCM_SHA384</c>.</param>
    public KmsCaller WithTls(string tlsVersion, string cipherSuite) =>
        this with { TlsVersion = NotBlank(tlsVersion), CipherSuite = NotBlank(cipherSuite) };

    private static string NotBlank(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return text;
    }
}
