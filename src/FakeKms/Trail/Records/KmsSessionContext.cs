namespace FakeKms;

/// <summary>The <c>sessionContext</c> of a record: what is known of the temporary credentials that signed the call.</summary>
/// <param name="CreationDate">When the credentials were issued, in UTC, to the second.</param>
/// <param name="MfaAuthenticated">Whether the session was opened with multi-factor authentication.</param>
/// <param name="SessionIssuer">Whose credentials they are derived from: the role of a role session; null where CloudTrail names none.</param>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html"/></remarks>
public sealed record KmsSessionContext(DateTimeOffset CreationDate, bool MfaAuthenticated, KmsSessionIssuer? SessionIssuer = null);
