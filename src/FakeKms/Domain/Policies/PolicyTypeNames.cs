namespace FakeKms.Domain.Policies;

/// <summary>What AWS calls the types of policies in its refusals.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html"/></remarks>
internal static class PolicyTypeNames
{
    public static string Of(PolicyType type) => type switch
    {
        PolicyType.ResourceControl => "resource control policy",
        PolicyType.ServiceControl => "service control policy",
        PolicyType.Endpoint => "VPC endpoint policy",
        PolicyType.Resource => "resource-based policy",
        PolicyType.Identity => "identity-based policy",
        PolicyType.Boundary => "permissions boundary",
        _ => "session policy",
    };
}
