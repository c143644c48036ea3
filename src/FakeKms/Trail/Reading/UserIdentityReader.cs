using System.Text.Json;

namespace FakeKms.Trail.Reading;

/// <summary>The <c>userIdentity</c> of a record of any version. CloudTrail wrote empty issuers for a while; they say as much as none.</summary>
internal sealed class UserIdentityReader(SharedParts shared)
{
    public KmsUserIdentity Read(JsonElement? identity) => shared.Of(identity is { } member ? Whole(member) : new KmsUserIdentity())!;

    private static KmsUserIdentity Whole(JsonElement member) => new()
    {
        Type = LoggedRecord.Text(member, "type"),
        PrincipalId = LoggedRecord.Text(member, "principalId"),
        Arn = LoggedRecord.Text(member, "arn"),
        AccountId = LoggedRecord.Text(member, "accountId"),
        AccessKeyId = LoggedRecord.Text(member, "accessKeyId"),
        UserName = LoggedRecord.Text(member, "userName"),
        SessionContext = LoggedRecord.Member(member, "sessionContext") is { } session ? Session(session) : null,
        InvokedBy = LoggedRecord.Text(member, "invokedBy"),
    };

    private static KmsSessionContext? Session(JsonElement session)
    {
        var issuer = LoggedRecord.Member(session, "sessionIssuer") is { } member ? Issuer(member) : null;
        if (LoggedRecord.Member(session, "attributes") is not { } attributes) return issuer is null ? null : new KmsSessionContext(default, false, issuer);
        return new KmsSessionContext(
            LoggedRecord.Date(LoggedRecord.Text(attributes, "creationDate")) ?? default,
            LoggedRecord.Text(attributes, "mfaAuthenticated") == "true",
            issuer);
    }

    private static KmsSessionIssuer? Issuer(JsonElement issuer)
    {
        var read = new KmsSessionIssuer(
            LoggedRecord.Text(issuer, "type"), LoggedRecord.Text(issuer, "principalId"), LoggedRecord.Text(issuer, "arn"),
            LoggedRecord.Text(issuer, "accountId"), LoggedRecord.Text(issuer, "userName"));
        return read == new KmsSessionIssuer(null, null, null, null, null) ? null : read;
    }
}
