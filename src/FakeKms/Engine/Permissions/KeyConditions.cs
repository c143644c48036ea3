using FakeKms.Domain.Keys;

namespace FakeKms.Engine.Permissions;

/// <summary>The condition keys of operations on a key: what the key is, and whose call it is.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html"/></remarks>
internal static class KeyConditions
{
    // A service that calls for itself has an account that nobody else knows. The one that it works for is aws:SourceAccount.
    public static ConditionKey CallerAccount { get; } =
        ConditionKey.Text("kms:CallerAccount", asked => Callers.IsService(asked) ? null : asked.Call.Home.AccountId);

    public static ConditionKey ViaService { get; } = ConditionKey.Text("kms:ViaService", Callers.ViaService);

    public static IReadOnlyList<ConditionKey> OfKey { get; } =
    [
        CallerAccount,
        ViaService,
        .. Traits(asked => asked.Key is { } key ? KeyTraits.Of(key) : null),
        ConditionKey.Texts("kms:ResourceAliases", Aliases),
        ConditionKey.Text("aws:ResourceTag/", asked => asked.Key is { } key ? ConditionNames.Find(TagsOf(key, asked), asked.Rest) : null),
        ConditionKey.Text("aws:ResourceAccount", asked => asked.Key?.Home.AccountId),
        ConditionKey.Text("aws:ResourceOrgID", asked => asked.Key is { } key ? Callers.OrganizationOf(key.Home.AccountId, asked)?.OrganizationId : null),
    ];

    /// <summary>What a key is, or is to be.</summary>
    public static IReadOnlyList<ConditionKey> Traits(Func<Asked, KeyTraits?> of) =>
    [
        ConditionKey.Text("kms:KeySpec", asked => of(asked)?.KeySpec.Value),
        ConditionKey.Text("kms:KeyUsage", asked => of(asked)?.KeyUsage.Value),
        ConditionKey.Text("kms:KeyOrigin", asked => of(asked)?.Origin.Value),
        // The former names of the first two.
        ConditionKey.Text("kms:CustomerMasterKeySpec", asked => of(asked)?.KeySpec.Value),
        ConditionKey.Text("kms:CustomerMasterKeyUsage", asked => of(asked)?.KeyUsage.Value),
        ConditionKey.Flag("kms:MultiRegion", asked => of(asked)?.IsMultiRegion),
        ConditionKey.Text("kms:MultiRegionKeyType", asked => of(asked)?.MultiRegionKeyType?.Value),
    ];

    // "Ineffective on KMS keys that exceed the quota": whom the condition would let in is refused.
    private static IEnumerable<string>? Aliases(Asked asked)
    {
        if (asked.Key is not { } key) return null;
        var state = asked.Call.State;
        var names = state.Consistency.AliasNamesOf(key, state.Directory.Table(key.Home), asked.Call.Now);
        return names.Count > state.Settings.Quotas.AliasesPerKey ? null : names;
    }

    private static IReadOnlyDictionary<string, string> TagsOf(KmsKey key, Asked asked) => asked.Call.State.Consistency.TagsOf(key, asked.Call.Now);
}
