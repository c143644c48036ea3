namespace FakeKms;

/// <summary>What goes into a policy that is generated from records.</summary>
public sealed record KmsPolicyOptions
{
    /// <summary>
    /// Whether a key policy begins with AWS's default statement, which lets the account of the key manage it and give permissions in IAM policies. True
    /// unless set: without it a key policy must allow somebody kms:PutKeyPolicy, or KMS does not accept it.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html"/></remarks>
    public bool AccountRoot { get; init; } = true;

    /// <summary>Whether calls that were denied for lack of permission are allowed too. Their action and resource stand in the error message of their records.</summary>
    public bool DeniedCalls { get; init; }

    /// <summary>
    /// Whether statements are bound to the encryption context: to the pairs that were the same in every call and, where values differ, to the keys that every
    /// call had. An action that was once called without a context is not bound.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-encryption-context"/></remarks>
    public bool EncryptionContexts { get; init; }
}
