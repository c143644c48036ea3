namespace FakeKms.Domain.Policies;

/// <summary>
/// What a principal of a resource policy names of the caller. From <see cref="Role"/> on it is the caller who is named: the policy allows by itself. An account
/// only lets its identity policies in. In the order of what is given: where several principals name the caller, the last of these counts.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html"/></remarks>
internal enum PrincipalMatch
{
    None,

    /// <summary>The caller's account, which leaves the decision to the account's own policies.</summary>
    Account,

    /// <summary>The role of a session. The role's boundary and the session's policies still have to allow.</summary>
    Role,

    /// <summary>The user whose credentials a federated user has; limits as with a role.</summary>
    Issuer,

    Everybody,
    User,
    Session,
    FederatedUser,

    /// <summary>The account, for its root user: there is nothing that the account could leave to that user's policies.</summary>
    Root,
    Service,
}
