namespace FakeKms.Domain.Policies.Decisions;

/// <summary>The policies that have a say about a request. What is not there does not limit anybody.</summary>
internal sealed record PolicySet
{
    /// <summary>The policy of the resource; null for a request about no resource in particular, which identity policies alone decide.</summary>
    public PolicySource? Resource { get; init; }

    /// <summary>The policies of the user, its groups, or the role.</summary>
    public IReadOnlyList<PolicySource> Identity { get; init; } = [];

    public PolicySource? Boundary { get; init; }

    public IReadOnlyList<PolicySource> Session { get; init; } = [];

    public PolicySource? Endpoint { get; init; }

    /// <summary>The service control policies of the caller's account, by level: each level must allow.</summary>
    public IReadOnlyList<IReadOnlyList<PolicySource>> ServiceControl { get; init; } = [];

    /// <summary>
    /// The resource control policies of the resource's account. One that allows everything is always among them, so that only what they deny counts.
    /// </summary>
    public IReadOnlyList<PolicySource> ResourceControl { get; init; } = [];

    /// <summary>
    /// Looks for what else allows the request on the resource's side, such as a grant, and answers its id; null for nothing. Asked at most once, and only if
    /// it matters.
    /// </summary>
    public Func<Permit?>? Permit { get; init; }
}

/// <summary>What allows a request beside policies.</summary>
/// <param name="Id">Its id.</param>
/// <param name="NeedsIdentityPolicy">Whether the account of the caller was let in as a whole, so that its policies have to allow the request as well.</param>
internal sealed record Permit(string Id, bool NeedsIdentityPolicy)
{
    /// <summary>
    /// Whether the caller's own account made the permit for a resource of another one: then that account has consented, and no identity policy has to.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html"/></remarks>
    public bool IsOfCallersAccount { get; init; }
}
