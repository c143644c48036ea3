namespace FakeKms;

/// <summary>The <c>sessionContext</c> of a record: what is known about the temporary credentials that signed the call.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html"/></remarks>
public sealed record KmsSessionContext
{
    internal KmsSessionContext(DateTimeOffset creationDate, bool mfaAuthenticated, KmsSessionIssuer? sessionIssuer = null) =>
        (CreationDate, MfaAuthenticated, SessionIssuer) = (creationDate, mfaAuthenticated, sessionIssuer);

    /// <summary>When the credentials were issued, in UTC, to the second.</summary>
    public DateTimeOffset CreationDate { get; }

    /// <summary>Whether the session was opened with multi-factor authentication.</summary>
    public bool MfaAuthenticated { get; }

    /// <summary>The identity that the credentials come from, such as the role of a role session; null where CloudTrail names none.</summary>
    public KmsSessionIssuer? SessionIssuer { get; }
}
