using Amazon.KeyManagementService;
using FakeKms.Domain.Grants;
using FakeKms.Domain.Keys;

namespace FakeKms;

/// <summary>A key as it was when it was looked at: a read-only view that leaves no record and asks no permission.</summary>
public sealed class FakeKey
{
    internal FakeKey(KmsKey key, IEnumerable<string> aliases, IEnumerable<KeyGrant> grants)
    {
        KeyId = key.KeyId;
        Arn = key.Arn;
        AccountId = key.Home.AccountId;
        Region = key.Home.Region;
        Description = key.Description;
        KeyState = key.State;
        Origin = key.Origin;
        CustomKeyStoreId = key.KeyStore?.Id;
        XksKeyId = key.XksKeyId;
        KeySpec = key.KeySpec;
        KeyUsage = key.KeyUsage;
        KeyManager = key.Manager;
        MultiRegionKeyType = key.MultiRegion is null ? null : key.IsReplica ? MultiRegionKeyType.REPLICA : MultiRegionKeyType.PRIMARY;
        RelatedKeys = [.. key.Related.Where(related => related != key).Select(related => related.Arn)];
        RotationPeriodInDays = key.Rotation.PeriodInDays;
        NextRotationDate = key.Rotation.NextDate;
        OnDemandRotationStartDate = key.Rotation.OnDemandStart;
        PendingDeletionWindowInDays = key.PendingDeletionWindowInDays;
        LastUsage = key.LastUse is { } use ? new FakeKeyUsage(use) : null;
        CreationDate = key.CreationDate;
        DeletionDate = key.DeletionDate;
        CurrentKeyMaterialId = key.Materials.Current is { WasEverThere: true } current ? current.Id : null;
        Policy = key.Policy.Text;
        Aliases = [.. aliases];
        Tags = new Dictionary<string, string>(key.Tags);
        Materials = [.. key.Materials.All.Select(material => new FakeKeyMaterial(material))];
        Grants = [.. grants.Select(grant => new FakeKeyGrant(grant))];
    }

    /// <summary>The key id.</summary>
    public string KeyId { get; }

    /// <summary>The key ARN.</summary>
    public string Arn { get; }

    /// <summary>The account that owns the key.</summary>
    public string AccountId { get; }

    /// <summary>The Region of the key.</summary>
    public string Region { get; }

    /// <summary>The description; empty when there is none.</summary>
    public string Description { get; }

    /// <summary>The key state. <see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html"/></summary>
    public KeyState KeyState { get; }

    /// <summary>Where the material comes from.</summary>
    public OriginType Origin { get; }

    /// <summary>The custom key store that the key is in; null for a key that is in none.</summary>
    public string? CustomKeyStoreId { get; }

    /// <summary>The external key behind a key in an external key store; otherwise null.</summary>
    public string? XksKeyId { get; }

    /// <summary>The key spec.</summary>
    public KeySpec KeySpec { get; }

    /// <summary>What the key is for.</summary>
    public KeyUsageType KeyUsage { get; }

    /// <summary>Who manages the key: <c>CUSTOMER</c>, or <c>AWS</c> for those under <c>alias/aws/</c>.</summary>
    public KeyManagerType KeyManager { get; }

    /// <summary>Whether a multi-Region key is the primary key or a replica; null for a single-Region key.</summary>
    public MultiRegionKeyType? MultiRegionKeyType { get; }

    /// <summary>The ARNs of the multi-Region keys that are related to this one; empty for a single-Region key.</summary>
    public IReadOnlyList<string> RelatedKeys { get; }

    /// <summary>The days between automatic rotations; null while they are off.</summary>
    public int? RotationPeriodInDays { get; }

    /// <summary>When the next automatic rotation is due; in the past when the key has missed it; null while automatic rotation is off.</summary>
    public DateTimeOffset? NextRotationDate { get; }

    /// <summary>When the on-demand rotation that is under way began; null when there is none.</summary>
    public DateTimeOffset? OnDemandRotationStartDate { get; }

    /// <summary>The waiting period, in days, of a primary key whose replicas are not all gone; otherwise null.</summary>
    public int? PendingDeletionWindowInDays { get; }

    /// <summary>The last successful cryptographic operation; null when there was none.</summary>
    public FakeKeyUsage? LastUsage { get; }

    /// <summary>When the key was created.</summary>
    public DateTimeOffset CreationDate { get; }

    /// <summary>When the key will be deleted; null unless deletion is scheduled.</summary>
    public DateTimeOffset? DeletionDate { get; }

    /// <summary>The id of the material that encrypts; null before the first import.</summary>
    public string? CurrentKeyMaterialId { get; }

    /// <summary>
    /// The key policy in force, as a JSON document in the text that GetKeyPolicy answers: the one that CreateKey or PutKeyPolicy was given last, or
    /// the default one, which leaves the decision to the account's IAM policies.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html"/></remarks>
    public string Policy { get; }

    /// <summary>The alias names of the key, in their order.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>The tags of the key.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; }

    /// <summary>All key materials, oldest first.</summary>
    public IReadOnlyList<FakeKeyMaterial> Materials { get; }

    /// <summary>The grants on the key, in the order of their ids.</summary>
    public IReadOnlyList<FakeKeyGrant> Grants { get; }

    /// <summary>The key ARN and the state.</summary>
    public override string ToString() => $"{Arn} {KeyState}";
}
