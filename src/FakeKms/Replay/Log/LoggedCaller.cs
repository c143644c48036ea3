using FakeKms.Model;

namespace FakeKms.Replay.Log;

/// <summary>The caller of a record, from its <c>userIdentity</c> and what else the record says of where the call came from.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html"/></remarks>
internal static class LoggedCaller
{
    /// <exception cref="UnreplayableException">The record does not show who called, or where.</exception>
    public static KmsCaller Of(KmsEvent record) => IsRegion(record.AwsRegion)
        ? From(record, InAccount(record, Named(record.UserIdentity)))
        : throw new UnreplayableException($"'{record.AwsRegion}' is no Region");

    // A Region is a part of the host name that is called.
    private static bool IsRegion(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1]);

    private static KmsCaller Named(KmsUserIdentity identity) => identity.Type switch
    {
        "IAMUser" => KmsCaller.IamUser(NameOr(identity.UserName, Or(AfterSlash(identity.Arn), "unknown"))).WithPath(IamPath.Of(identity.Arn)),
        "AssumedRole" => Role(identity),
        "Root" => KmsCaller.Root(),
        "FederatedUser" => KmsCaller
            .FederatedUser(Or(AfterSlash(identity.Arn), "unknown"), NameOr(identity.SessionContext?.SessionIssuer?.UserName, "unknown"))
            .WithPath(IamPath.Of(identity.SessionContext?.SessionIssuer?.Arn)),
        "AWSService" => KmsCaller.AwsService(Or(identity.InvokedBy, "AWS Internal")),
        // The owner of a key sees no more of a caller in another account than its unique id.
        "AWSAccount" => identity.PrincipalId?.Contains(':') == true ? Role(identity) : KmsCaller.IamUser(NameOr(identity.PrincipalId, "unknown")),
        null => throw new UnreplayableException("its userIdentity has no type"),
        var other => throw new UnreplayableException($"a caller of the type {other} is none that FakeKms knows"),
    };

    private static KmsCaller Role(KmsUserIdentity identity)
    {
        var name = identity.Arn?.Split('/') is [_, var role, ..] ? role : identity.SessionContext?.SessionIssuer?.UserName;
        var session = AfterSlash(identity.Arn) ?? identity.PrincipalId?.Split(':')[^1];
        return KmsCaller.AssumedRole(NameOr(name, "unknown"), Or(session, "unknown")).WithPath(IamPath.Of(identity.SessionContext?.SessionIssuer?.Arn));
    }

    private static KmsCaller InAccount(KmsEvent record, KmsCaller caller)
    {
        var identity = record.UserIdentity;
        var account = identity.AccountId ?? record.RecipientAccountId;
        if (account.Length != 12 || !account.All(char.IsAsciiDigit)) throw new UnreplayableException($"'{account}' is no account");
        caller = caller.WithAccountId(account);
        var id = caller.Type switch
        {
            "AssumedRole" => identity.PrincipalId?.Split(':')[0],
            // That of a federated user follows from the account and the name; the caller's own is the issuer's.
            "FederatedUser" => identity.SessionContext?.SessionIssuer?.PrincipalId,
            _ => identity.PrincipalId,
        };
        if (Said(id) is { } principal && caller.Type != "Root") caller = caller.WithPrincipalId(principal);
        return identity.AccessKeyId is { Length: > 0 } key && key.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? caller.WithAccessKeyId(key) : caller;
    }

    private static KmsCaller From(KmsEvent record, KmsCaller caller)
    {
        if (Said(record.UserIdentity.InvokedBy) is { } service && caller.InvokedBy is null) caller = caller.ThroughService(service);
        if (record.SessionCredentialFromConsole) caller = caller.ThroughConsole(isProxied: record.TlsDetails is null);
        if (Said(record.SourceIPAddress) is { } address) caller = caller.WithSourceIPAddress(address);
        if (Said(record.UserAgent) is { } agent) caller = caller.WithUserAgent(agent);
        if (record.UserIdentity.SessionContext is { } session && session.CreationDate != default)
            caller = caller.WithSession(session.CreationDate, session.MfaAuthenticated);
        if (Said(record.VpcEndpointId) is { } endpoint) caller = caller.ThroughVpcEndpoint(endpoint, record.VpcEndpointAccountId);
        return record.TlsDetails is { } tls && Said(tls.TlsVersion) is { } version && Said(tls.CipherSuite) is { } suite
            ? caller.WithTls(version, suite, tls.KeyExchange)
            : caller;
    }

    // A slash would be the end of a path, which names in records do not have.
    private static string NameOr(string? name, string otherwise) => Or(name, otherwise).Replace('/', '-');

    private static string? AfterSlash(string? arn) => arn is not null && arn.Contains('/') ? arn[(arn.LastIndexOf('/') + 1)..] : null;

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string Or(string? text, string otherwise) => Said(text) ?? otherwise;
}
