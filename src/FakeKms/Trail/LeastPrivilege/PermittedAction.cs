namespace FakeKms.Trail.LeastPrivilege;

/// <summary>An action that a call needs on a resource.</summary>
/// <param name="Name">For example <c>kms:ReEncryptFrom</c>.</param>
/// <param name="Resource">The ARN of a key or an alias, or <c>*</c>.</param>
internal sealed record PermittedAction(string Name, string Resource)
{
    /// <summary>Whether a key policy can give the permission, too.</summary>
    public bool IsForKeyPolicies { get; init; } = true;

    /// <summary>The request parameter that has the encryption context for this action.</summary>
    public string ContextMember { get; init; } = "encryptionContext";
}
