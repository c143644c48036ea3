using System.Diagnostics.CodeAnalysis;
using Amazon.KeyManagementService;
using FakeKms.Domain.Materials;
using FakeKms.Domain.Policies;

namespace FakeKms.Domain.Keys;

/// <summary>One KMS key: what it is, which state it is in, and its materials.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html"/></remarks>
internal sealed class KmsKey
{
    private readonly SortedDictionary<string, string> tags = new(StringComparer.Ordinal);
    private KeyState settledState;

    public KmsKey(AccountRegion home, string keyId, OriginType origin, DateTimeOffset creationDate, Func<string, string> takeMaterialId)
    {
        Home = home;
        KeyId = keyId;
        Arn = home.Arn("key/" + keyId);
        Origin = origin;
        CreationDate = creationDate;
        Materials = new MaterialSet(this, takeMaterialId);
        settledState = origin == OriginType.EXTERNAL ? KeyState.PendingImport : KeyState.Enabled;
    }

    public AccountRegion Home { get; }

    public string KeyId { get; }

    public string Arn { get; }

    public OriginType Origin { get; }

    public DateTimeOffset CreationDate { get; }

    public KeySpec KeySpec { get; init; } = KeySpec.SYMMETRIC_DEFAULT;

    public KeyUsageType KeyUsage { get; init; } = KeyUsageType.ENCRYPT_DECRYPT;

    public string Description { get; set; } = "";

    /// <summary>The policy in force. A key that was given none has the default one.</summary>
    [AllowNull]
    public KeyPolicy Policy
    {
        get => field ??= KeyPolicy.DefaultOf(Home);
        set;
    }

    /// <summary>The tags, in the order of their keys.</summary>
    public IReadOnlyDictionary<string, string> Tags => tags;

    public MaterialSet Materials { get; }

    public Dictionary<string, ImportParameters> ImportTokens { get; } = [];

    public DateTimeOffset? DeletionDate { get; private set; }

    public DateTimeOffset? OnDemandRotationStart { get; private set; }

    public int OnDemandRotations { get; private set; }

    public KeyState State => DeletionDate is null ? settledState : KeyState.PendingDeletion;

    public void SetTags(IReadOnlyDictionary<string, string> values)
    {
        foreach (var (key, value) in values) tags[key] = value;
    }

    public void RemoveTags(IEnumerable<string> tagKeys)
    {
        foreach (var key in tagKeys) tags.Remove(key);
    }

    public void Enable() =>
        settledState = Origin == OriginType.EXTERNAL && !Materials.IsComplete ? KeyState.PendingImport : KeyState.Enabled;

    public void Disable() => settledState = KeyState.Disabled;

    public void ScheduleDeletion(DateTimeOffset at) => DeletionDate = at;

    /// <summary>AWS documents Disabled as the state after every cancelled deletion, whatever the key was before.</summary>
    public void CancelDeletion()
    {
        DeletionDate = null;
        settledState = KeyState.Disabled;
    }

    public KeyMaterial Import(ImportRequest request)
    {
        var material = Materials.Import(request);
        if (settledState == KeyState.PendingImport && Materials.IsComplete) settledState = KeyState.Enabled;
        return material;
    }

    /// <summary>Deletes a material on request or at its expiry. A key that lacks a material that is bound to it is pending import.</summary>
    public void DeleteMaterial(KeyMaterial material)
    {
        Materials.Delete(material);
        if (!Materials.IsComplete) settledState = KeyState.PendingImport;
    }

    public void StartOnDemandRotation(DateTimeOffset at)
    {
        OnDemandRotationStart = at;
        OnDemandRotations++;
    }

    public void FinishOnDemandRotation() => OnDemandRotationStart = null;
}
