using Amazon.KeyManagementService.Model;

namespace FakeKms.Replay.Calls;

/// <summary>The services that a grant is for. Records from before 2026 have them in the members for principals.</summary>
internal static class HiddenServices
{
    public static void Fill(PlannedCall call, CreateGrantRequest grant)
    {
        if (IsService(grant.GranteePrincipal)) (grant.GranteeServicePrincipal, grant.GranteePrincipal) = (grant.GranteePrincipal, null);
        if (IsService(grant.RetiringPrincipal)) (grant.RetiringServicePrincipal, grant.RetiringPrincipal) = (grant.RetiringPrincipal, null);
        if (grant.GranteeServicePrincipal is not { } service) return;
        // For a service, KMS has since come to ask for somebody who retires the grant, and for the resource that the service acts for.
        if (grant.RetiringPrincipal is null) grant.RetiringServicePrincipal ??= service;
        grant.Constraints ??= new GrantConstraints();
        grant.Constraints.SourceArn ??= $"arn:aws:{service.Split('.')[0]}:{call.Region}:{call.Caller.AccountId}:unknown";
    }

    private static bool IsService(string? principal) => principal is not null && principal.EndsWith(".amazonaws.com", StringComparison.Ordinal);
}
