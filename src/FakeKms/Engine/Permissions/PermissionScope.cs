namespace FakeKms.Engine.Permissions;

/// <summary>What a permission is for, and which condition keys come with it whatever the operation is.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html"/></remarks>
internal sealed class PermissionScope
{
    private static readonly Lazy<ConditionTable> OfEveryRequest = new(() => new([.. PrincipalConditions.All, .. NetworkConditions.All]));

    private readonly Lazy<ConditionTable> conditions;

    // Operations are declared with their scopes; the tables are for those servers where policies decide.
    private PermissionScope(string name, Func<IReadOnlyList<ConditionKey>> conditions) =>
        (Name, this.conditions) = (name, new(() => new ConditionTable(conditions())));

    /// <summary>A key that is there. Its policy has a say.</summary>
    public static PermissionScope Key { get; } = new("key", () => KeyConditions.OfKey);

    /// <summary>An alias. AWS lists no condition keys of KMS for it.</summary>
    public static PermissionScope Alias { get; } = new("alias", () => []);

    /// <summary>A key that is to be made.</summary>
    public static PermissionScope NewKey { get; } = new("new key", () => [KeyConditions.CallerAccount, KeyConditions.ViaService]);

    /// <summary>The custom key stores of the account.</summary>
    public static PermissionScope KeyStores { get; } = new("key stores", () => [KeyConditions.CallerAccount]);

    /// <summary>Nothing in particular.</summary>
    public static PermissionScope Everything { get; } = new("everything", () => []);

    /// <summary>The condition keys of every request to AWS.</summary>
    public static ConditionTable Global => OfEveryRequest.Value;

    public string Name { get; }

    public ConditionTable Conditions => conditions.Value;
}
