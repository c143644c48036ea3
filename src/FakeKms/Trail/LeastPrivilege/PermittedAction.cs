namespace FakeKms.Trail.LeastPrivilege;

/// <summary>An action that a call needs on a resource.</summary>
/// <param name="Name">For example <c>kms:ReEncryptFrom</c>.</param>
/// <param name="Resource">The ARN of a key or an alias, or <c>*</c>.</param>
internal sealed record PermittedAction(string Name, string Resource)
{
    /// <summary>Whether a key policy can give the permission, too.</summary>
    public bool IsForKeyPolicies { get; init; } = true;

    /// <summary>The path of the request parameter that has the encryption context for this action.</summary>
    public string ContextMember { get; init; } = "encryptionContext";

    /// <summary>Whether the action knows the condition key kms:ViaService. Those on aliases, on key stores and on nothing in particular do not.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html"/></remarks>
    public bool KnowsServices => RecordedArns.IsKey(Resource) || Name == "kms:CreateKey";

    /// <summary>Where it happens; null for the Region of the resource or, of all resources, that of the record.</summary>
    public string? Region { get; init; }
}
