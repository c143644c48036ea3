using Amazon.KeyManagementService;
using FakeKms.Domain.KeyStores;
using FakeKms.Domain.Materials;

namespace FakeKms.Domain.Keys;

/// <summary>One KMS key: what it is, which state it is in, and its materials.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html"/></remarks>
internal sealed class KmsKey
{
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

    public string Description { get; init; } = "";

    public string? Policy { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public MaterialSet Materials { get; }

    /// <summary>The custom key store that the key is in; null for a key of AWS's own.</summary>
    public KeyStore? KeyStore { get; init; }

    /// <summary>The external key behind a key in an external key store.</summary>
    public string? XksKeyId { get; init; }

    public Dictionary<string, ImportParameters> ImportTokens { get; } = [];

    public DateTimeOffset? DeletionDate { get; private set; }

    public DateTimeOffset? OnDemandRotationStart { get; private set; }

    public int OnDemandRotations { get; private set; }

    public KeyState State =>
        DeletionDate is not null ? KeyState.PendingDeletion
        : KeyStore is { IsConnected: false } ? KeyState.Unavailable
        : settledState;

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
