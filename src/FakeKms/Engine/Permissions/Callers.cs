using FakeKms.Engine.State;

namespace FakeKms.Engine.Permissions;

/// <summary>What several condition keys ask of the caller.</summary>
internal static class Callers
{
    private const string Suffix = ".amazonaws.com";

    /// <summary>Whether an AWS service calls for itself, with its service principal.</summary>
    public static bool IsService(Asked asked) => asked.Call.Caller.Type == "AWSService";

    /// <summary>Whether an AWS service calls for a user or a role, in a forward access session.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html"/></remarks>
    public static bool IsForwarded(Asked asked) => asked.Call.Caller.InvokedBy is not null && !IsService(asked);

    /// <summary>The principal of the service that calls for a user or a role; null for none, and for one that does not show itself.</summary>
    public static string? ForwardingService(Asked asked) =>
        IsForwarded(asked) && asked.Call.Caller.InvokedBy is { } service && LabelsOf(service).Length > 0 ? service : null;

    /// <summary>
    /// The service in the Region, such as <c>secretsmanager.us-east-1.amazonaws.com</c>, with this end in every partition. Of a service whose principal has a
    /// name of its own kind the value cannot be told, and one that does not show itself has none.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service"/></remarks>
    public static string? ViaService(Asked asked) => ForwardingService(asked) is not { } service ? null : LabelsOf(service) switch
    {
        [var name] => $"{name}.{asked.Region}{Suffix}",
        [var name, var region] when region == asked.Region => $"{name}.{region}{Suffix}",
        _ => null,
    };

    /// <summary>The organization of an account; null for one that is in none.</summary>
    public static AccountOrganization? OrganizationOf(string? accountId, Asked asked) => asked.Call.State.Settings.OrganizationOf(accountId);

    // What stands before amazonaws.com, or amazonaws.com.cn.
    private static string[] LabelsOf(string service)
    {
        var end = service.LastIndexOf(Suffix, StringComparison.Ordinal);
        return end > 0 && service[(end + Suffix.Length)..] is "" or ".cn" ? service[..end].Split('.') : [];
    }
}
