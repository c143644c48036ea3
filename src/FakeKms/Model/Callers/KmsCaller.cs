using System.Runtime.CompilerServices;
using FakeKms.Model;

namespace FakeKms;

/// <summary>
/// Who makes a call, and from where, as CloudTrail records it. Immutable: every <c>With…</c> and <c>Through…</c> returns a changed copy. One caller can be
/// used by several threads and several servers.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html"/></remarks>
public sealed partial record KmsCaller
{
    private KmsCaller(string type, string name) => (Type, Name) = (type, name);

    private KmsCaller(string type, (string Path, string Name) principal)
        : this(type, principal.Name) => Path = principal.Path;

    /// <summary>The <c>userIdentity.type</c>: <c>IAMUser</c>, <c>AssumedRole</c>, <c>Root</c>, <c>FederatedUser</c> or <c>AWSService</c>.</summary>
    public string Type { get; }

    /// <summary>The name of the user, the role or the service; empty for the root user.</summary>
    public string Name { get; }

    /// <summary>
    /// The path of the IAM user or the role, such as <c>/service-role/</c>; for a federated user, of the user who requested the credentials. <c>/</c> is
    /// that of most. Records have it in the ARNs of users and roles, never in the ARN of a session or in a user name.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-friendly-names"/></remarks>
    public string Path { get; private init; } = "/";

    /// <summary>The session name of an assumed role; otherwise null.</summary>
    public string? SessionName { get; private init; }

    /// <summary>The IAM user who requested the credentials of a federated user; otherwise null.</summary>
    public string? IssuerName { get; private init; }

    /// <summary>The account of the caller, or null for the account of the server. For an AWS service, the account that it works for.</summary>
    public string? AccountId { get; private init; }

    /// <summary>The unique id of the principal, as in <c>userIdentity.principalId</c>; null for an id that is derived from the type.</summary>
    public string? PrincipalId { get; private init; }

    /// <summary>The access key id that signs the requests, as in the records.</summary>
    public string AccessKeyId { get; private init; } = "AKIAIOSFODNN7EXAMPLE";

    /// <summary>The IP address of the client in the records. The default is an address that is reserved for documentation.</summary>
    public string SourceIPAddress { get; private init; } = "192.0.2.0";

    /// <summary>The user agent in the records, or null for the user agent that the client sends.</summary>
    public string? UserAgent { get; private init; }

    /// <summary>The AWS service that makes the call, for itself or for the caller, as in <c>userIdentity.invokedBy</c>; otherwise null.</summary>
    public string? InvokedBy { get; private init; }

    /// <summary>
    /// When the temporary credentials were issued; null for long-term credentials. For a caller that needs a session, null means the time when the caller
    /// first gets a client.
    /// </summary>
    public DateTimeOffset? SessionCreationDate { get; private init; }

    /// <summary>When the temporary credentials expire, on the server's clock; null for never.</summary>
    public DateTimeOffset? SessionExpiration { get; private init; }

    /// <summary>Whether the session was opened with multi-factor authentication.</summary>
    public bool IsMfaAuthenticated { get; private init; }

    /// <summary>Whether the calls are made in a session of the AWS Management Console.</summary>
    public bool IsConsoleSession { get; private init; }

    /// <summary>Whether the console makes the calls for the session, so that the records have no TLS details.</summary>
    public bool IsProxiedByConsole { get; private init; }

    /// <summary>The VPC endpoint of the calls; null for the public endpoint.</summary>
    public string? VpcEndpointId { get; private init; }

    /// <summary>The account that owns the VPC endpoint; null for the account of the caller.</summary>
    public string? VpcEndpointAccountId { get; private init; }

    /// <summary>The TLS version in the records. KMS accepts calls over TLS only, so records have it even when a call is made in memory.</summary>
    public string TlsVersion { get; private init; } = "TLSv1.3";

    /// <summary>The cipher suite in the records.</summary>
    public string CipherSuite { get; private init; } = "TLS_AES_256_GCM_SHA384";

    /// <summary>The key exchange in the records, such as <c>X25519MLKEM768</c>; null to leave it out, as in most records.</summary>
    public string? KeyExchange { get; private init; }

    /// <summary>An IAM user with a long-term access key.</summary>
    /// <param name="userName">The name of the user, with its path if it has one: <c>division/Bob</c>.</param>
    public static KmsCaller IamUser(string userName) => new("IAMUser", IamPath.Split(NotBlank(userName)));

    /// <summary>A session of an IAM role.</summary>
    /// <param name="roleName">The name of the role, with its path if it has one: <c>service-role/Vault</c>.</param>
    /// <param name="sessionName">The name of the session.</param>
    public static KmsCaller AssumedRole(string roleName, string sessionName) =>
        new("AssumedRole", IamPath.Split(NotBlank(roleName))) { SessionName = NotBlank(sessionName), AccessKeyId = "ASIAIOSFODNN7EXAMPLE" };

    /// <summary>A federated user: an IAM user got temporary credentials for this user from GetFederationToken.</summary>
    /// <param name="name">The name of the federated user.</param>
    /// <param name="issuerName">The IAM user who requested the credentials, with the path of the user if there is one.</param>
    public static KmsCaller FederatedUser(string name, string issuerName)
    {
        var (path, issuer) = IamPath.Split(NotBlank(issuerName));
        return new("FederatedUser", NotBlank(name)) { Path = path, IssuerName = issuer, AccessKeyId = "ASIAIOSFODNN7EXAMPLE" };
    }

    /// <summary>
    /// An AWS service that calls for itself, with its service principal. The records name only the service and have a shared event id. For a service that acts
    /// for a user or a role, see <see cref="ThroughService"/>.
    /// </summary>
    /// <param name="servicePrincipal">For example <c>dsql.amazonaws.com</c>.</param>
    public static KmsCaller AwsService(string servicePrincipal) => new KmsCaller("AWSService", NotBlank(servicePrincipal)).ThroughService(servicePrincipal);

    /// <summary>The root user of the account.</summary>
    public static KmsCaller Root() => new("Root", "");

    /// <summary>The secret that the caller was given; null for one that the server makes up.</summary>
    /// <remarks>It is not public, like the next one: whatever shows a caller, such as the text of this record, shows what is public.</remarks>
    internal string? SecretAccessKey { get; private init; }

    /// <summary>The session token that the caller was given; null for one that the server makes up, if the caller has a session.</summary>
    internal string? SessionToken { get; private init; }

    /// <summary>Whether requests are signed with temporary credentials, which have a session token.</summary>
    internal bool HasSession => NeedsSession || SessionCreationDate is not null;

    /// <summary>Long-term credentials have no session, unless a service or the console has exchanged them for temporary ones.</summary>
    internal bool NeedsSession => Type is "AssumedRole" or "FederatedUser" || (Type != "AWSService" && InvokedBy is not null) || IsConsoleSession;

    private static string NotBlank(string text, [CallerArgumentExpression(nameof(text))] string? parameter = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, parameter);
        return text;
    }
}
