namespace FakeKms.Tests.Engine.Authorization.Cases;

/// <summary>The texts of refusals as AWS documents them, written down once more, so that nothing of what is tested words what is expected.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html</remarks>
internal static class CaseRefusal
{
    public static string Of(PolicyCase policyCase)
    {
        var caller = CaseCaller.Parse(policyCase.Caller).Arn;
        if (policyCase.Message is { } message) return message.Replace("{caller}", caller, StringComparison.Ordinal);
        return $"User: {caller} is not authorized to perform: {policyCase.Permission} on resource: {policyCase.Resource ?? CaseWorld.KeyArnOf(policyCase)} {TailOf(policyCase)}";
    }

    private static string TailOf(PolicyCase policyCase)
    {
        var (missing, denied) = policyCase.Expect.Split(' ')[1] switch
        {
            "KeyPolicy" => ("no resource-based policy", "a resource-based policy"),
            "IdentityPolicy" => ("no identity-based policy", "an identity-based policy" + Named(policyCase.IdentityArn)),
            "PermissionsBoundary" => ("no permissions boundary", "a permissions boundary"),
            "SessionPolicy" => ("no session policy", "a session policy"),
            "ServiceControlPolicy" => ("no service control policy", "a service control policy" + Named(policyCase.Organization?.ServiceControlArn)),
            "ResourceControlPolicy" => ("no resource control policy", "a resource control policy" + Named(policyCase.Organization?.ResourceControlArn)),
            "VpcEndpointPolicy" => ("no VPC endpoint policy", "a VPC endpoint policy"),
            var other => throw new ArgumentException($"{other} is no type of policy that refuses.", nameof(policyCase)),
        };
        return policyCase.Expect.StartsWith("denied", StringComparison.Ordinal)
            ? $"with an explicit deny in {denied}"
            : $"because {missing} allows the {policyCase.Permission} action";
    }

    private static string Named(string? arn) => arn is null ? "" : $": {arn}";
}
