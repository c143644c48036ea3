using FakeKms.Engine.Calls;
using FakeKms.Model;

namespace FakeKms.Engine.Recording;

/// <summary>The <c>userIdentity</c> of a caller, as CloudTrail writes it for each kind.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html"/></remarks>
internal static class RecordedIdentity
{
    /// <summary>The caller as the caller's own account sees it.</summary>
    public static KmsUserIdentity Of(KmsCaller caller, AccountRegion home) => caller.Type == "AWSService"
        ? new KmsUserIdentity { Type = caller.Type, InvokedBy = caller.InvokedBy }
        : new KmsUserIdentity
        {
            Type = caller.Type,
            PrincipalId = PrincipalArn.IdOf(caller),
            Arn = PrincipalArn.Of(caller, home),
            AccountId = caller.AccountId,
            AccessKeyId = caller.AccessKeyId,
            UserName = caller.Type == "IAMUser" ? caller.Name : null,
            SessionContext = caller.SessionCreationDate is { } issued ? new KmsSessionContext(issued, caller.IsMfaAuthenticated, Issuer(caller, home)) : null,
            InvokedBy = caller.InvokedBy,
        };

    /// <summary>
    /// A caller of another account, as the owner of the key sees it: the account and the unique id, nothing that tells more. AWS documents it for network
    /// activity only. The service that hands a call on shows in the address and the user agent anyway, so that it is named here too.
    /// </summary>
    public static KmsUserIdentity ForeignOf(KmsCaller caller, AccountRegion home) => caller.Type == "AWSService"
        ? Of(caller, home)
        : new() { Type = "AWSAccount", PrincipalId = PrincipalArn.IdOf(caller), AccountId = caller.AccountId, InvokedBy = caller.InvokedBy };

    public static KmsUserIdentity OfKms(string accountId) => new() { AccountId = accountId, InvokedBy = "AWS Internal" };

    private static KmsSessionIssuer? Issuer(KmsCaller caller, AccountRegion home) => caller.Type switch
    {
        "AssumedRole" => new("Role", PrincipalArn.RoleIdOf(caller), PrincipalArn.OfRole(caller, home), caller.AccountId, caller.Name),
        "FederatedUser" => new(
            "IAMUser", PrincipalArn.UserIdOf(caller), PrincipalArn.OfUser(caller.IssuerName!, caller, home), caller.AccountId, caller.IssuerName),
        _ => null,
    };
}
