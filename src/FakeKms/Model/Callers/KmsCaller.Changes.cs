using FakeKms.Model;

namespace FakeKms;

public sealed partial record KmsCaller
{
    /// <summary>The same caller in another account.</summary>
    /// <param name="accountId">Twelve digits.</param>
    public KmsCaller WithAccountId(string accountId) => this with { AccountId = IdForms.CheckedAccountId(accountId) };

    /// <summary>The same IAM user or role with this path: <c>/aws-reserved/sso.amazonaws.com/</c>.</summary>
    /// <param name="path"><c>/</c>, or names that a slash stands before and behind; at most 512 characters.</param>
    /// <exception cref="ArgumentException">The text is not a path.</exception>
    /// <exception cref="InvalidOperationException">The root user and AWS services have no path.</exception>
    /// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-friendly-names"/></remarks>
    public KmsCaller WithPath(string path)
    {
        if (Type is "Root" or "AWSService") throw new InvalidOperationException($"A caller of the type {Type} has no path; IAM users and roles have one.");
        return this with { Path = IamPath.Checked(path) };
    }

    /// <summary>The same caller with this unique id.</summary>
    /// <param name="principalId">For example <c>AIDA…</c>, or <c>AROA…</c> for a role.</param>
    public KmsCaller WithPrincipalId(string principalId) => this with { PrincipalId = NotBlank(principalId) };

    /// <summary>The same caller, signing with this access key id.</summary>
    /// <param name="accessKeyId">Letters, digits and underscores, because the id is a part of the credential scope of a signature.</param>
    /// <exception cref="ArgumentException">The id has another character.</exception>
    public KmsCaller WithAccessKeyId(string accessKeyId)
    {
        if (NotBlank(accessKeyId).Any(c => !char.IsAsciiLetterOrDigit(c) && c != '_'))
            throw new ArgumentException($"'{accessKeyId}' is no access key id: use ASCII letters, digits and underscores only.", nameof(accessKeyId));
        return this with { AccessKeyId = accessKeyId };
    }

    /// <summary>The same caller with this IP address in the records.</summary>
    /// <param name="sourceIPAddress">An IP address, or the DNS name of a service.</param>
    public KmsCaller WithSourceIPAddress(string sourceIPAddress) => this with { SourceIPAddress = NotBlank(sourceIPAddress) };

    /// <summary>The same caller with this user agent in the records.</summary>
    /// <param name="userAgent">The text to record.</param>
    public KmsCaller WithUserAgent(string userAgent) => this with { UserAgent = NotBlank(userAgent) };

    /// <summary>The same caller with these TLS details in the records.</summary>
    /// <param name="tlsVersion">For example <c>TLSv1.3</c>.</param>
    /// <param name="cipherSuite">For example <c>TLS_AES_256_GCM_SHA384</c>.</param>
    /// <param name="keyExchange">For example <c>X25519MLKEM768</c>; null to leave it out.</param>
    public KmsCaller WithTls(string tlsVersion, string cipherSuite, string? keyExchange = null) =>
        this with { TlsVersion = NotBlank(tlsVersion), CipherSuite = NotBlank(cipherSuite), KeyExchange = keyExchange };

    /// <summary>
    /// The same caller with temporary credentials, which its records show as a session. For an IAM user they are those of GetSessionToken.
    /// </summary>
    /// <param name="creationDate">When the credentials were issued.</param>
    /// <param name="mfaAuthenticated">Whether the session was opened with multi-factor authentication.</param>
    public KmsCaller WithSession(DateTimeOffset creationDate, bool mfaAuthenticated = false) =>
        this with { SessionCreationDate = creationDate, IsMfaAuthenticated = mfaAuthenticated };

    /// <summary>
    /// The same caller, whose temporary credentials expire. A server with <see cref="FakeKmsBuilder.WithSignatureCheck"/> refuses them from then on with
    /// ExpiredTokenException; by default they do not expire.
    /// </summary>
    /// <param name="expiration">When they expire, on the server's clock.</param>
    /// <exception cref="InvalidOperationException">The caller has long-term credentials, which do not expire.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The session would end before it begins.</exception>
    /// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html"/></remarks>
    public KmsCaller WithSessionExpiration(DateTimeOffset expiration)
    {
        ThrowIfLongTerm("expire");
        if (SessionCreationDate is { } begin) ArgumentOutOfRangeException.ThrowIfLessThan(expiration, begin);
        return this with { SessionExpiration = expiration };
    }

    /// <summary>
    /// The same caller, signing with this secret. It matters to a server with <see cref="FakeKmsBuilder.WithSignatureCheck"/>, and to clients that the server
    /// did not make: it makes up a secret for a caller that was given none. No text and no record shows the secret.
    /// </summary>
    /// <param name="secretAccessKey">The secret access key, for example <c>wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY</c>.</param>
    public KmsCaller WithSecretAccessKey(string secretAccessKey) => this with { SecretAccessKey = NotBlank(secretAccessKey) };

    /// <summary>
    /// The same caller, sending this session token with each request. It matters as <see cref="WithSecretAccessKey"/> does. No text and no record shows the
    /// token.
    /// </summary>
    /// <param name="sessionToken">The session token.</param>
    /// <exception cref="InvalidOperationException">The caller has long-term credentials, which have no session token.</exception>
    public KmsCaller WithSessionToken(string sessionToken)
    {
        ThrowIfLongTerm("have a session token");
        return this with { SessionToken = NotBlank(sessionToken) };
    }

    /// <summary>
    /// The same caller, but an AWS service makes the call with the permissions of the caller. In the records the service is <c>invokedBy</c>, the address
    /// and the user agent, and there are no TLS details.
    /// </summary>
    /// <param name="service">For example <c>secretsmanager.amazonaws.com</c>, or <c>AWS Internal</c> for a service that is not named in records.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html"/></remarks>
    public KmsCaller ThroughService(string service) =>
        this with { InvokedBy = NotBlank(service), SourceIPAddress = service, UserAgent = service };

    /// <summary>
    /// The same caller in a session of the AWS Management Console. The records have <c>sessionCredentialFromConsole</c>, beside the TLS details and the user
    /// agent of the browser or the CloudShell that makes the call.
    /// </summary>
    /// <param name="isProxied">
    /// Whether the console makes the call for the browser. The records then have no TLS details, and the console is the user agent.
    /// </param>
    /// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html"/></remarks>
    public KmsCaller ThroughConsole(bool isProxied = false) => this with
    {
        IsConsoleSession = true,
        IsProxiedByConsole = isProxied,
        UserAgent = isProxied ? "console.amazonaws.com" : UserAgent,
    };

    /// <summary>The same caller through a VPC endpoint. <see cref="FakeKmsBuilder.WithVpcEndpoint"/> gives the endpoint a policy.</summary>
    /// <param name="vpcEndpointId">For example <c>vpce-1a2b3c4d5e6f1a2b3</c>, or <c>AWS Internal</c> for the endpoint of a service.</param>
    /// <param name="vpcEndpointAccountId">
    /// The account that owns the endpoint; null for the account of the caller, or for <c>AWS Internal</c> at the endpoint of a service.
    /// </param>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/kms-vpc-endpoint.html"/></remarks>
    public KmsCaller ThroughVpcEndpoint(string vpcEndpointId, string? vpcEndpointAccountId = null) =>
        this with { VpcEndpointId = NotBlank(vpcEndpointId), VpcEndpointAccountId = vpcEndpointAccountId };

    /// <summary>The same caller, as a client of the user's own signs for it: with any id that the signature carries.</summary>
    internal KmsCaller SignedWith(string accessKeyId) => this with { AccessKeyId = accessKeyId };

    /// <summary>The same caller, as if no service made the call.</summary>
    internal KmsCaller ByItself() => Type == "AWSService" ? this : this with { InvokedBy = null };

    /// <summary>The same caller, whoever may know the secrets: a wrong secret makes nobody somebody else.</summary>
    internal KmsCaller WithoutSecrets() => SecretAccessKey is null && SessionToken is null ? this : this with { SecretAccessKey = null, SessionToken = null };

    private void ThrowIfLongTerm(string what)
    {
        if (!HasSession)
            throw new InvalidOperationException($"The long-term credentials of {Type} {Name} do not {what}: make them temporary first, with WithSession(…).");
    }
}
