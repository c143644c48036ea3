using System.Runtime.CompilerServices;

namespace FakeKms;

/// <summary>
/// Who makes a call and from where, as CloudTrail writes it down. Immutable: every <c>With…</c> and <c>Through…</c> returns a changed copy.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html"/></remarks>
public sealed partial record KmsCaller
{
    private KmsCaller(string type, string name) => (Type, Name) = (type, name);

    /// <summary>The <c>userIdentity.type</c>: <c>IAMUser</c>, <c>AssumedRole</c>, <c>Root</c>, <c>FederatedUser</c> or <c>AWSService</c>.</summary>
    public string Type { get; }

    /// <summary>The name of the user, the role or the service; empty for the root user.</summary>
    public string Name { get; }

    /// <summary>The session's name of an assumed role; otherwise null.</summary>
    public string? SessionName { get; private init; }

    /// <summary>The IAM user who asked for the credentials of a federated user; otherwise null.</summary>
    public string? IssuerName { get; private init; }

    /// <summary>The caller's account, or null for the server's own. For an AWS service: the account that it works for.</summary>
    public string? AccountId { get; private init; }

    /// <summary>The unique id of the principal, as in <c>userIdentity.principalId</c>; null for one derived from the type.</summary>
    public string? PrincipalId { get; private init; }

    /// <summary>The access key id that signs the requests, as the records show it.</summary>
    public string AccessKeyId { get; private init; } = "AKIAIOSFODNN7EXAMPLE";

    /// <summary>The client's address in the records. The default is an address that is reserved for documents.</summary>
    public string SourceIPAddress { get; private init; } = "192.0.2.0";

    /// <summary>The user agent in the records, or null for what the client really sends.</summary>
    public string? UserAgent { get; private init; }

    /// <summary>The AWS service that makes the call or hands it on, as in <c>userIdentity.invokedBy</c>; otherwise null.</summary>
    public string? InvokedBy { get; private init; }

    /// <summary>When temporary credentials were issued; null for long-term ones, or, where there must be a session, for the moment at which the caller first gets a client.</summary>
    public DateTimeOffset? SessionCreationDate { get; private init; }

    /// <summary>Whether the session was opened with multi-factor authentication.</summary>
    public bool IsMfaAuthenticated { get; private init; }

    /// <summary>Whether the calls are made in a session of the AWS Management Console.</summary>
    public bool IsConsoleSession { get; private init; }

    /// <summary>The VPC endpoint that the calls come through; null for the public endpoint.</summary>
    public string? VpcEndpointId { get; private init; }

    /// <summary>The account that owns the VPC endpoint; null for the caller's own.</summary>
    public string? VpcEndpointAccountId { get; private init; }

    /// <summary>The TLS version in the records: KMS is only reached over TLS, whatever carries the call here.</summary>
    public string TlsVersion { get; private init; } = "TLSv1.3";

    /// <summary>The cipher suite in the records.</summary>
    public string CipherSuite { get; private init; } = "TLS_AES_256_GCM_SHA384";

    /// <summary>The key exchange in the records, such as <c>X25519MLKEM768</c>; null to leave it out, as most records do.</summary>
    public string? KeyExchange { get; private init; }

    /// <summary>An IAM user with a long-term access key.</summary>
    /// <param name="userName">The user's name.</param>
    public static KmsCaller IamUser(string userName) => new("IAMUser", NotBlank(userName));

    /// <summary>A session of an IAM role.</summary>
    /// <param name="roleName">The role's name.</param>
    /// <param name="sessionName">The session's name.</param>
    public static KmsCaller AssumedRole(string roleName, string sessionName) =>
        new("AssumedRole", NotBlank(roleName)) { SessionName = NotBlank(sessionName), AccessKeyId = "ASIAIOSFODNN7EXAMPLE" };

    /// <summary>A federated user: somebody for whom an IAM user got temporary credentials from GetFederationToken.</summary>
    /// <param name="name">The name that was given to the federated user.</param>
    /// <param name="issuerName">The IAM user who asked for the credentials.</param>
    public static KmsCaller FederatedUser(string name, string issuerName) =>
        new("FederatedUser", NotBlank(name)) { IssuerName = NotBlank(issuerName), AccessKeyId = "ASIAIOSFODNN7EXAMPLE" };

    /// <summary>
    /// An AWS service that calls by itself, under its service principal. Its records name the service alone and have a shared event id. For a service
    /// that acts for a user or a role, see <see cref="ThroughService"/>.
    /// </summary>
    /// <param name="servicePrincipal">For example <c>dsql.amazonaws.com</c>.</param>
    public static KmsCaller AwsService(string servicePrincipal) => new KmsCaller("AWSService", NotBlank(servicePrincipal)).ThroughService(servicePrincipal);

    /// <summary>The root user of the account.</summary>
    public static KmsCaller Root() => new("Root", "");

    /// <summary>Long-term credentials have no session, unless a service or the console has exchanged them for temporary ones.</summary>
    internal bool NeedsSession => Type is "AssumedRole" or "FederatedUser" || (Type != "AWSService" && InvokedBy is not null) || IsConsoleSession;

    private static string NotBlank(string text, [CallerArgumentExpression(nameof(text))] string? parameter = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, parameter);
        return text;
    }
}
