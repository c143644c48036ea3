namespace FakeKms;

/// <summary>What decided about a permission.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#access_policy-types"/></remarks>
public enum KmsPolicyType
{
    /// <summary>The policy of the key.</summary>
    KeyPolicy,

    /// <summary>A policy of the user, of one of its groups, or of the role.</summary>
    IdentityPolicy,

    /// <summary>The permissions boundary of the user or the role.</summary>
    PermissionsBoundary,

    /// <summary>A policy that was passed when the session was opened.</summary>
    SessionPolicy,

    /// <summary>A service control policy of the caller's organization.</summary>
    ServiceControlPolicy,

    /// <summary>A resource control policy of the organization that the key's account belongs to.</summary>
    ResourceControlPolicy,

    /// <summary>The policy of the VPC endpoint that the call came through.</summary>
    VpcEndpointPolicy,

    /// <summary>A grant of the key.</summary>
    Grant,
}
