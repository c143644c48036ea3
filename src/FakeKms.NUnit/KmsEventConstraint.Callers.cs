namespace FakeKms;

public sealed partial class KmsEventConstraint
{
    /// <summary>The call was made by this principal.</summary>
    /// <param name="principal">A name, an ARN, a unique id or an access key id, as for <see cref="KmsEvent.IsBy(string)"/>.</param>
    public KmsEventConstraint By(string principal)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(principal);
        return Where($"by {principal}", record => record.IsBy(principal));
    }

    /// <summary>The call was made by this caller.</summary>
    /// <param name="caller">The caller, compared as by <see cref="KmsEvent.IsBy(KmsCaller)"/>.</param>
    public KmsEventConstraint By(KmsCaller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var session = caller.SessionName is null ? "" : "/" + caller.SessionName;
        var account = caller.AccountId is null ? "" : " of " + caller.AccountId;
        return Where($"by {caller.Type} {caller.Name}{session}{account}".Replace("  ", " ", StringComparison.Ordinal), record => record.IsBy(caller));
    }

    /// <summary>The record is not of a caller but of KMS itself: a rotation, an expiry, a deletion, or the synchronization of multi-Region keys.</summary>
    public KmsEventConstraint ByKms() => Where("by KMS itself", record => record.UserIdentity is { Type: null, InvokedBy: "AWS Internal" });

    /// <summary>An AWS service made the call, for itself or with the permissions of a caller.</summary>
    /// <param name="service">The <c>userIdentity.invokedBy</c>, such as <c>secretsmanager.amazonaws.com</c>.</param>
    public KmsEventConstraint ThroughService(string service)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(service);
        return Where($"through {service}", record => record.UserIdentity.InvokedBy == service);
    }

    /// <summary>The call came through this VPC endpoint.</summary>
    /// <param name="vpcEndpointId">For example <c>vpce-1a2b3c4d5e6f1a2b3</c>.</param>
    public KmsEventConstraint ThroughVpcEndpoint(string vpcEndpointId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(vpcEndpointId);
        return Where($"through {vpcEndpointId}", record => record.VpcEndpointId == vpcEndpointId);
    }

    /// <summary>The call was made in a session of the AWS Management Console.</summary>
    public KmsEventConstraint ThroughConsole() => Where("through the console", record => record.SessionCredentialFromConsole);
}
