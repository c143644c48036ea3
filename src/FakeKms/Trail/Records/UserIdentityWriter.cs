using System.Text.Json;

namespace FakeKms.Trail.Records;

/// <summary>Writes a <c>userIdentity</c> in the order that CloudTrail's have. What an identity lacks is left out.</summary>
internal static class UserIdentityWriter
{
    public static void Write(Utf8JsonWriter writer, KmsUserIdentity identity)
    {
        writer.WriteStartObject("userIdentity");
        TrailJson.WriteOptional(writer, "type", identity.Type);
        TrailJson.WriteOptional(writer, "principalId", identity.PrincipalId);
        TrailJson.WriteOptional(writer, "arn", identity.Arn);
        TrailJson.WriteOptional(writer, "accountId", identity.AccountId);
        TrailJson.WriteOptional(writer, "accessKeyId", identity.AccessKeyId);
        TrailJson.WriteOptional(writer, "userName", identity.UserName);
        if (identity.SessionContext is { } session) Write(writer, session);
        TrailJson.WriteOptional(writer, "invokedBy", identity.InvokedBy);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, KmsSessionContext session)
    {
        writer.WriteStartObject("sessionContext");
        if (session.SessionIssuer is { } issuer) Write(writer, issuer);
        writer.WriteStartObject("attributes");
        writer.WriteString("creationDate", TrailJson.Time(session.CreationDate));
        writer.WriteString("mfaAuthenticated", session.MfaAuthenticated ? "true" : "false");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, KmsSessionIssuer issuer)
    {
        writer.WriteStartObject("sessionIssuer");
        TrailJson.WriteOptional(writer, "type", issuer.Type);
        TrailJson.WriteOptional(writer, "principalId", issuer.PrincipalId);
        TrailJson.WriteOptional(writer, "arn", issuer.Arn);
        TrailJson.WriteOptional(writer, "accountId", issuer.AccountId);
        TrailJson.WriteOptional(writer, "userName", issuer.UserName);
        writer.WriteEndObject();
    }
}
