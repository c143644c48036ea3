using FakeKms.Domain.Errors;
using FakeKms.Domain.Policies;
using FakeKms.Model;

namespace FakeKms.Engine.Calls;

/// <summary>The ARN and the unique id of a caller.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html"/></remarks>
internal static class PrincipalArn
{
    /// <summary>The ARN; for an AWS service, which has none, the name of its principal.</summary>
    public static string Of(KmsCaller caller, AccountRegion home) => caller.Type switch
    {
        "Root" => $"arn:{home.Partition}:iam::{caller.AccountId}:root",
        "AssumedRole" => $"arn:{home.Partition}:sts::{caller.AccountId}:assumed-role/{caller.Name}/{caller.SessionName}",
        "FederatedUser" => $"arn:{home.Partition}:sts::{caller.AccountId}:federated-user/{caller.Name}",
        "AWSService" => caller.Name,
        _ => OfUser(caller.Name, caller, home),
    };

    /// <summary>The refusal of the caller of a call.</summary>
    public static KmsFailure NotAuthorized(Call call, string action, string arn) => KmsErrors.NotAuthorized(Of(call.Caller, call.Home), action, arn);

    /// <summary>The caller as policies name it.</summary>
    public static PolicyCaller InPolicies(KmsCaller caller, AccountRegion home) =>
        new(caller.AccountId!, Of(caller, home), caller.Type == "AssumedRole" ? OfRole(caller, home) : null)
        {
            Kind = caller.Type switch
            {
                "Root" => PolicyCallerKind.Root,
                "AssumedRole" => PolicyCallerKind.RoleSession,
                "FederatedUser" => PolicyCallerKind.FederatedUser,
                "AWSService" => PolicyCallerKind.Service,
                _ => PolicyCallerKind.User,
            },
            IssuerArn = caller.IssuerName is { } issuer ? OfUser(issuer, caller, home) : null,
            IsServiceLinked = caller.Type == "AssumedRole" && caller.Path.StartsWith("/aws-service-role/", StringComparison.Ordinal),
        };

    public static string OfUser(string name, KmsCaller caller, AccountRegion home) => $"arn:{home.Partition}:iam::{caller.AccountId}:user{caller.Path}{name}";

    public static string OfRole(KmsCaller caller, AccountRegion home) => $"arn:{home.Partition}:iam::{caller.AccountId}:role{caller.Path}{caller.Name}";

    public static string IdOf(KmsCaller caller) => caller.Type switch
    {
        "Root" => caller.PrincipalId ?? caller.AccountId!,
        "AssumedRole" => $"{RoleIdOf(caller)}:{caller.SessionName}",
        "FederatedUser" => $"{caller.AccountId}:{caller.Name}",
        _ => UserIdOf(caller),
    };

    public static string UserIdOf(KmsCaller caller) => caller.PrincipalId ?? "AIDACKCEVSQ6C2EXAMPLE";

    public static string RoleIdOf(KmsCaller caller) => caller.PrincipalId ?? "AROACKCEVSQ6C2EXAMPLE";
}
