namespace FakeKms.Trail.LeastPrivilege;

/// <summary>What one call needed: that its caller may do something with a resource.</summary>
/// <param name="Caller">Who called.</param>
/// <param name="Action">For example <c>kms:Decrypt</c>.</param>
/// <param name="Resource">The ARN of a key or an alias, or <c>*</c>.</param>
internal sealed record Permission(PermittedCaller Caller, string Action, string Resource)
{
    /// <summary>Whether a key policy can give it. Some permissions only IAM gives.</summary>
    public bool IsForKeyPolicies { get; init; } = true;

    /// <summary>What of it a grant gave. Policies need not give it again.</summary>
    public GrantedSides Granted { get; init; }

    /// <summary>The principal that called, in the most exact form that the records have: of a session its own ARN.</summary>
    public string? Principal { get; init; }

    /// <summary>The value of kms:ViaService if a service made the call for the caller; otherwise null.</summary>
    public string? ViaService { get; init; }

    /// <summary>The account that a service worked for; null if the caller is no service.</summary>
    public string? SourceAccount { get; init; }

    public IReadOnlyDictionary<string, string> EncryptionContext { get; init; } = new Dictionary<string, string>();
}
