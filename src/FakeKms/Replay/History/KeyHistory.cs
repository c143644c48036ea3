using FakeKms.Model;
using FakeKms.Replay.Log;

namespace FakeKms.Replay.History;

/// <summary>All that a log says of one key, related multi-Region keys included: what it was before, and what its materials are.</summary>
internal sealed class KeyHistory
{
    private const int LongestWaitInDays = 30;
    private readonly string keyId;
    private readonly IReadOnlyList<LoggedEvent> events;
    private readonly KeyStart start;
    private readonly bool isImported;
    private readonly LoggedEvent? external;

    /// <param name="keyId">The key.</param>
    /// <param name="events">What the log says of it, in order.</param>
    /// <param name="isOfFailuresAlone">Whether these are calls that are only made to fail, which tell nothing of the key's state.</param>
    public KeyHistory(string keyId, IReadOnlyList<LoggedEvent> events, bool isOfFailuresAlone = false)
    {
        (this.keyId, this.events) = (keyId, events);
        start = isOfFailuresAlone ? KeyStart.Enabled : KeyStartGuess.Of(events);
        isImported = !isOfFailuresAlone && events.Any(IsOfImportedKey);
        external = isOfFailuresAlone ? null : events.FirstOrDefault(IsOfExternalKey);
        Materials = new MaterialHistory(keyId, events, start, isImported);
    }

    public MaterialHistory Materials { get; }

    public string KeyId => keyId;

    public bool IsCreated => start == KeyStart.Created;

    /// <summary>The key as it must have been before the log.</summary>
    /// <param name="first">The time of the first record.</param>
    /// <param name="last">The time of the last one.</param>
    /// <param name="aliases">The aliases that it must have had.</param>
    /// <param name="grants">The grants that it must have had.</param>
    public ReplayedKey Before(
        DateTimeOffset first,
        DateTimeOffset last,
        IReadOnlyList<(string Region, string Name)> aliases,
        IReadOnlyList<(string Region, string GrantId)> grants)
    {
        var primary = Primary();
        var (spec, usage) = KeySpecGuess.Of(primary, events);
        return new ReplayedKey
        {
            AccountId = primary.AccountId,
            Region = primary.Region,
            KeyId = keyId,
            KeySpec = spec,
            KeyUsage = usage,
            IsImported = isImported,
            KeyStoreId = external?.Noted("customKeyStoreId") is { } store ? ReplayNames.StoreId(store) : null,
            XksKeyId = external?.Noted("xksKeyId"),
            IsAwsManaged = aliases.Any(alias => alias.Name.StartsWith("alias/aws/", StringComparison.Ordinal)) && OnlyServicesUseIt(),
            IsDisabled = start == KeyStart.Disabled,
            IsPendingImport = start == KeyStart.PendingImport,
            Materials = Materials.Before,
            ExpiresAfter = FirstOwnEvent("DeleteExpiredKeyMaterial", unless: "ImportKeyMaterial") - first,
            DeletedAfter = start == KeyStart.PendingDeletion
                ? (FirstOwnEvent("DeleteKey", unless: "CancelKeyDeletion") ?? last.After(TimeSpan.FromDays(LongestWaitInDays))) - first
                : null,
            RotatesAfter = FirstOwnEvent("RotateKey", unless: "EnableKeyRotation", "AUTOMATIC") - first,
            RotationPeriodInDays = RotationPeriod.Of(events, first, last),
            ReplicaRegions = primary.IsMultiRegion ? [.. Regions().Except(Replicated()).Where(region => region != primary.Region)] : [],
            Aliases = aliases,
            TrustedAccounts = [.. TrustedAccounts(primary.AccountId).Distinct()],
            Grants = grants,
        };
    }

    private static bool IsOfImportedKey(LoggedEvent logged) =>
        (logged.Succeeded && logged.Name is "ImportKeyMaterial" or "GetParametersForImport" or "DeleteImportedKeyMaterial" or "DeleteExpiredKeyMaterial")
        || logged.Detail("keyOrigin") == "EXTERNAL"
        || logged.Answered("keyMetadata", "origin") == "EXTERNAL"
        || logged.Record.ErrorMessage?.Contains("is pending import", StringComparison.Ordinal) == true;

    // A record of ReEncrypt has room for one such key: the destination, if it is in a store. The material is noted of keys that are in none.
    private bool IsOfExternalKey(LoggedEvent logged)
    {
        if (logged.Noted("xksKeyId") is null || logged.Noted("customKeyStoreId") is null) return false;
        var isSourceAlone = logged.Name == "ReEncrypt" && logged.Noted("destinationKeyMaterialId") is not null;
        return (isSourceAlone ? logged.Keys[0] : logged.Keys[^1]).KeyId == keyId;
    }

    // Replicating and moving happen in the primary Region. Nothing else tells; then it is the Region that comes first.
    private KeyArn Primary()
    {
        var told = events.FirstOrDefault(logged => logged.Succeeded && logged.Name is "ReplicateKey" or "UpdatePrimaryRegion") ?? events[0];
        return told.Keys.First(key => key.KeyId == keyId);
    }

    // A Region that becomes the primary one has a replica by then.
    private IEnumerable<string> Regions() =>
        events.SelectMany(logged => logged.Keys).Where(key => key.KeyId == keyId).Select(key => key.Region).Concat(MovedTo()).Distinct();

    private IEnumerable<string> MovedTo() =>
        events.Where(logged => logged.WouldSucceed && logged.Name == "UpdatePrimaryRegion").Select(logged => logged.Sent("primaryRegion")).OfType<string>();

    private IEnumerable<string> Replicated() =>
        events.Where(logged => logged.Succeeded && logged.Name == "ReplicateKey").Select(logged => logged.Sent("replicaRegion")!);

    private bool OnlyServicesUseIt() => events.All(logged =>
        logged.Record.UserIdentity.InvokedBy is not null || !logged.WouldSucceed || logged.Record.ReadOnly && !IsUse(logged));

    private static bool IsUse(LoggedEvent logged) =>
        logged.Name is "Encrypt" or "Decrypt" or "ReEncrypt" || logged.Name.StartsWith("GenerateDataKey", StringComparison.Ordinal);

    private IEnumerable<string> TrustedAccounts(string owner) => events
        .Where(logged => logged.WouldSucceed && logged.Record.UserIdentity is { Type: not null })
        .Select(logged => logged.Record.UserIdentity.AccountId ?? logged.Record.RecipientAccountId)
        .Where(account => account != owner && account.Length == owner.Length);

    private DateTimeOffset? FirstOwnEvent(string name, string unless, string? rotation = null)
    {
        foreach (var logged in events.Where(logged => logged.Succeeded))
        {
            if (logged.Name == unless) return null;
            if (logged.Name == name && (rotation is null || (logged.Detail("rotationType") ?? rotation) == rotation)) return logged.Record.EventTime;
        }
        return null;
    }
}
