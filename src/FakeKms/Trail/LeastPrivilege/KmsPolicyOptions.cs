namespace FakeKms;

/// <summary>What goes into a policy that is generated from records.</summary>
public sealed record KmsPolicyOptions
{
    /// <summary>
    /// Whether a key policy begins with AWS's default statement. That statement lets the account of the key manage the key and give permissions in IAM
    /// policies. The default is true. Without it KMS accepts a key policy only if the policy allows somebody kms:PutKeyPolicy.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html"/></remarks>
    public bool IncludeAccountRoot { get; init; } = true;

    /// <summary>Whether the policy also allows the calls that were denied for lack of permission. The default is false.</summary>
    public bool IncludeDeniedCalls { get; init; }

    /// <summary>
    /// Whether the policy also allows the calls that failed for another reason than permission, such as <c>DisabledException</c>: KMS asks for the permission
    /// before it looks at the state of a key. Without it such a call may end in AccessDeniedException under its own policy. The default is false.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html"/></remarks>
    public bool IncludeFailedCalls { get; init; }

    /// <summary>
    /// Whether the policy also allows the calls that a grant allowed. The default is false: a grant counts from the record of its creation to the record of
    /// its end. Of a grant that the records do not show being made nothing is known.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/grants.html"/></remarks>
    public bool IncludeGrantedCalls { get; init; }

    /// <summary>
    /// Whether statements have conditions on the encryption context: on the pairs that were the same in every call, and on the keys that every call had when
    /// the values differ. An action that was called without a context, even once, gets no such condition. What counts for CreateGrant is the constraint
    /// of the grant. The default is false.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-encryption-context"/></remarks>
    public bool IncludeEncryptionContexts { get; init; }
}
