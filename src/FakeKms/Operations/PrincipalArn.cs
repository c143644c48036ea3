using FakeKms.Domain;

namespace FakeKms.Operations;

/// <summary>The ARN and the unique id of a caller.</summary>
internal static class PrincipalArn
{
    public static string Of(KmsCaller caller, AccountRegion home) => caller.Type switch
    {
        "Root" => $"arn:{home.Partition}:iam::{caller.AccountId}:root",
        "AssumedRole" => $"arn:{home.Partition}:sts::{caller.AccountId}:assumed-role/{caller.Name}/{caller.SessionName}",
        _ => $"arn:{home.Partition}:iam::{caller.AccountId}:user/{caller.Name}",
    };

    public static string IdOf(KmsCaller caller) => caller.Type switch
    {
        "Root" => caller.PrincipalId ?? caller.AccountId!,
        "AssumedRole" => $"{RoleIdOf(caller)}:{caller.SessionName}",
        _ => caller.PrincipalId ?? "AIDACKCEVSQ6C2EXAMPLE",
    };

    public static string RoleIdOf(KmsCaller caller) => caller.PrincipalId ?? "AROACKCEVSQ6C2EXAMPLE";
}
