using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Amazon.KeyManagementService;
using FakeKms.Domain.KeyStores;
using FakeKms.Domain.Materials;
using FakeKms.Domain.Policies;
using FakeKms.Model;

namespace FakeKms.Domain.Keys;

/// <summary>One KMS key: what it is, which state it is in, and its materials.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html"/></remarks>
internal sealed class KmsKey
{
    private static readonly ImmutableSortedDictionary<string, string> NoTags = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    // Immutable: copies of the key share them.
    private ImmutableSortedDictionary<string, string> tags = NoTags;
    private KeyPolicy? policy;

    // Most keys never have one.
    private Dictionary<string, ImportParameters>? importTokens;
    private KeyState settledState;
    private KeyState? transition;
    private int transitions;

    public KmsKey(AccountRegion home, string keyId, OriginType origin, DateTimeOffset creationDate, MaterialSet materials)
    {
        Home = home;
        KeyId = keyId;
        Arn = home.Arn("key/" + keyId);
        Origin = origin;
        CreationDate = creationDate;
        Materials = materials;
        settledState = origin == OriginType.EXTERNAL ? KeyState.PendingImport : KeyState.Enabled;
    }

    public AccountRegion Home { get; }

    public string KeyId { get; }

    public string Arn { get; }

    public OriginType Origin { get; }

    public DateTimeOffset CreationDate { get; }

    public KeySpec KeySpec { get; init; } = KeySpec.SYMMETRIC_DEFAULT;

    public KeyUsageType KeyUsage { get; init; } = KeyUsageType.ENCRYPT_DECRYPT;

    public KeyManagerType Manager { get; init; } = KeyManagerType.CUSTOMER;

    public string Description { get; set; } = "";

    /// <summary>The policy in force. A key that was given none has the default one.</summary>
    [AllowNull]
    public KeyPolicy Policy
    {
        get => policy ??= KeyPolicy.DefaultOf(Home);
        set => policy = value;
    }

    /// <summary>The tags, in the order of their keys.</summary>
    public IReadOnlyDictionary<string, string> Tags => tags;

    public MaterialSet Materials { get; }

    public KeyRotation Rotation { get; init; } = new();

    /// <summary>The related multi-Region keys, this one among them; null for a single-Region key.</summary>
    public MultiRegionSet? MultiRegion { get; private set; }

    /// <summary>The custom key store that the key is in; null for a key of AWS's own.</summary>
    public KeyStore? KeyStore { get; init; }

    /// <summary>The external key behind a key in an external key store.</summary>
    public string? XksKeyId { get; init; }

    public DateTimeOffset? DeletionDate { get; private set; }

    /// <summary>The waiting period of a primary key that will begin when its last replica is gone.</summary>
    public int? PendingDeletionWindowInDays { get; private set; }

    public KeyUse? LastUse { get; set; }

    /// <summary>From when on KMS knows whether the key is used.</summary>
    public DateTimeOffset TrackedSince => CreationDate < KeyUse.TrackingStart ? KeyUse.TrackingStart : CreationDate;

    /// <summary>Since when KMS knows of no use of the key.</summary>
    public DateTimeOffset UnusedSince => LastUse?.At ?? TrackedSince;

    public KeyState State =>
        DeletionDate is not null ? KeyState.PendingDeletion
        : PendingDeletionWindowInDays is not null ? KeyState.PendingReplicaDeletion
        : KeyStore is { } store && !store.Offers(KeyId) ? KeyState.Unavailable
        : transition ?? settledState;

    public bool IsPendingDeletion => DeletionDate is not null || PendingDeletionWindowInDays is not null;

    /// <summary>The key itself and the multi-Region keys that are related to it.</summary>
    public IReadOnlyList<KmsKey> Related => MultiRegion?.Members ?? [this];

    public bool IsReplica => MultiRegion is { } set && set.Primary != this;

    public bool HasReplicas => MultiRegion is { } set && set.Primary == this && set.Members.Count > 1;

    /// <summary>Only symmetric keys whose material is in KMS itself show the ids of their materials.</summary>
    public bool ShowsMaterialIds => KeySpecs.IsSymmetric(KeySpec) && (Origin == OriginType.AWS_KMS || Origin == OriginType.EXTERNAL);

    /// <summary>How many import tokens have not expired.</summary>
    public int ImportTokens => importTokens?.Count ?? 0;

    /// <summary>What an import token stands for; null for one that is none of the key's, or has expired.</summary>
    public ImportParameters? FindImportToken(string token) => importTokens?.GetValueOrDefault(token);

    public void AddImportToken(string token, ImportParameters parameters) => (importTokens ??= []).Add(token, parameters);

    public void ForgetImportToken(string token) => importTokens?.Remove(token);

    public void SetTags(IReadOnlyDictionary<string, string> values) => tags = tags.SetItems(values);

    public void RemoveTags(IEnumerable<string> tagKeys) => tags = tags.RemoveRange(tagKeys);

    public void Enable() =>
        settledState = Origin == OriginType.EXTERNAL && !Materials.IsComplete ? KeyState.PendingImport : KeyState.Enabled;

    /// <summary>Whether the key is or, once its deletion is over with, would be disabled.</summary>
    public bool IsDisabled => settledState == KeyState.Disabled;

    public void Disable() => settledState = KeyState.Disabled;

    public void Join(MultiRegionSet set) => MultiRegion = set;

    /// <summary>The key is Creating or Updating until <see cref="Settle"/> is told the number of the transition.</summary>
    public int Begin(KeyState state)
    {
        transition = state;
        return ++transitions;
    }

    /// <summary>Ends a transition, unless another one began meanwhile.</summary>
    public void Settle(int begun)
    {
        if (begun == transitions) transition = null;
    }

    public void ScheduleDeletion(DateTimeOffset at) => (DeletionDate, PendingDeletionWindowInDays) = (at, null);

    public void WaitForReplicas(int windowInDays) => PendingDeletionWindowInDays = windowInDays;

    /// <summary>AWS documents Disabled as the state after every cancelled deletion, whatever the key was before.</summary>
    public void CancelDeletion()
    {
        (DeletionDate, PendingDeletionWindowInDays, transition) = (null, null, null);
        settledState = KeyState.Disabled;
    }

    /// <summary>Imports material: this is the one way to do it. Related keys hear of it.</summary>
    public KeyMaterial Import(ImportRequest request)
    {
        var material = Materials.Import(request, Arn, IsReplica);
        if (settledState == KeyState.PendingImport && Materials.IsComplete) settledState = KeyState.Enabled;
        MultiRegionMaterials.AfterImport(this, material);
        return material;
    }

    /// <summary>
    /// Deletes a material, on request or at its expiry: this is the one way to do it. A key that lacks a material that is bound to it is pending import.
    /// Material that is pending rotation is forgotten, unless a replica loses it: that one goes on knowing what its primary key announced.
    /// </summary>
    public void DeleteMaterial(KeyMaterial material)
    {
        var wasPending = !material.IsAssociated;
        if (IsReplica && wasPending)
        {
            material.Delete();
        }
        else
        {
            Materials.Delete(material);
            // What waits for its rotation was not bound to the key, which stays in its state: disabled, say, although it lacks another material.
            if (!wasPending) NoticeMissingMaterial();
        }
        MultiRegionMaterials.AfterDeletion(this, material, wasPending);
    }

    public void NoticeMissingMaterial()
    {
        // Material of AWS's own making is never missing, and there may be much of it.
        if (Origin == OriginType.EXTERNAL && !Materials.IsComplete) settledState = KeyState.PendingImport;
    }

    public KmsKey Copy(StateCopy copy, MaterialIndex index) => copy.Of(this, () => Shell(copy, index), made =>
    {
        made.tags = tags;
        (made.settledState, made.transition, made.transitions) = (settledState, transition, transitions);
        made.DeletionDate = copy.Time(DeletionDate);
        made.PendingDeletionWindowInDays = PendingDeletionWindowInDays;
        made.LastUse = LastUse is { } use ? use with { At = copy.Time(use.At) } : null;
        made.importTokens = importTokens?.ToDictionary(token => token.Key, token => token.Value with { ValidTo = copy.Time(token.Value.ValidTo) });
        made.MultiRegion = MultiRegion?.Copy(copy, key => key.Copy(copy, index));
    });

    private KmsKey Shell(StateCopy copy, MaterialIndex index) => new(Home, KeyId, Origin, copy.Time(CreationDate), Materials.Copy(copy, index))
    {
        KeySpec = KeySpec,
        KeyUsage = KeyUsage,
        Manager = Manager,
        Description = Description,
        Policy = policy,
        Rotation = Rotation.Copy(copy),
        KeyStore = KeyStore?.Copy(copy),
        XksKeyId = XksKeyId,
    };
}
