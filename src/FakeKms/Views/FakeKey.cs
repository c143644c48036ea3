using Amazon.KeyManagementService;
using FakeKms.Domain.Grants;
using FakeKms.Domain.Keys;

namespace FakeKms;

/// <summary>
/// A read-only view of a key. It shows the key at the time of the look-up and does not change later. Looking leaves no record and needs no permission.
/// </summary>
public sealed class FakeKey
{
    internal FakeKey(
        KmsKey key, IEnumerable<string> aliases, IEnumerable<KeyGrant> grants, DateTimeOffset now,
        Func<KmsCaller, bool, string[], (bool Holds, string Explanation)> judge)
    {
        Judge = judge;
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
        Materials = [.. key.Materials.All.Select(material => new FakeKeyMaterial(material, now))];
        SecondsUntilKeyMaterialExpiration = FakeKeyMaterial.SecondsUntil(key.Materials.ValidTo, now);
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

    /// <summary>The source of the key material.</summary>
    public OriginType Origin { get; }

    /// <summary>The custom key store of the key; null if it is in no custom key store.</summary>
    public string? CustomKeyStoreId { get; }

    /// <summary>The id of the external key, for a key in an external key store; otherwise null.</summary>
    public string? XksKeyId { get; }

    /// <summary>The key spec.</summary>
    public KeySpec KeySpec { get; }

    /// <summary>The key usage.</summary>
    public KeyUsageType KeyUsage { get; }

    /// <summary><c>AWS</c> for AWS managed keys, whose aliases begin with <c>alias/aws/</c>; otherwise <c>CUSTOMER</c>.</summary>
    public KeyManagerType KeyManager { get; }

    /// <summary>Whether a multi-Region key is the primary key or a replica; null for a single-Region key.</summary>
    public MultiRegionKeyType? MultiRegionKeyType { get; }

    /// <summary>The ARNs of the related multi-Region keys; empty for a single-Region key.</summary>
    public IReadOnlyList<string> RelatedKeys { get; }

    /// <summary>The days between automatic rotations; null while automatic rotation is off.</summary>
    public int? RotationPeriodInDays { get; }

    /// <summary>When the next automatic rotation is due; null while automatic rotation is off. It is in the past if the key missed the rotation.</summary>
    public DateTimeOffset? NextRotationDate { get; }

    /// <summary>When the current on-demand rotation began; null if none is in progress.</summary>
    public DateTimeOffset? OnDemandRotationStartDate { get; }

    /// <summary>The waiting period, in days, of a primary key whose deletion waits for its replicas; otherwise null.</summary>
    public int? PendingDeletionWindowInDays { get; }

    /// <summary>The last successful cryptographic operation; null when there was none.</summary>
    public FakeKeyUsage? LastUsage { get; }

    /// <summary>When the key was created.</summary>
    public DateTimeOffset CreationDate { get; }

    /// <summary>When the key will be deleted; null unless deletion is scheduled.</summary>
    public DateTimeOffset? DeletionDate { get; }

    /// <summary>The id of the key material that encrypts; null before the first import.</summary>
    public string? CurrentKeyMaterialId { get; }

    /// <summary>
    /// The key policy, as the JSON text that GetKeyPolicy returns: the last one that CreateKey or PutKeyPolicy was given, or the default key policy, which
    /// leaves the decision to the IAM policies of the account.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html"/></remarks>
    public string Policy { get; }

    /// <summary>The alias names of the key, sorted.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>The tags of the key.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; }

    /// <summary>All key materials, oldest first.</summary>
    public IReadOnlyList<FakeKeyMaterial> Materials { get; }

    /// <summary>
    /// What CloudWatch's metric of this name shows: the whole seconds of the server's clock until the imported material of the key expires; of several
    /// materials the one that expires first, as in ValidTo of DescribeKey. Null for keys whose material does not expire, is not there yet, or has expired.
    /// Material that waits for its rotation does not count; it has the figure of its own in <see cref="Materials"/>.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/monitoring-cloudwatch.html"/></remarks>
    public long? SecondsUntilKeyMaterialExpiration { get; }

    /// <summary>The grants on the key, sorted by grant id.</summary>
    public IReadOnlyList<FakeKeyGrant> Grants { get; }

    /// <summary>Asks the server whether policies and grants allow, or refuse, a caller all these actions on the key; and why.</summary>
    internal Func<KmsCaller, bool, string[], (bool Holds, string Explanation)> Judge { get; }

    /// <summary>The key ARN and the state.</summary>
    public override string ToString() => $"{Arn} {KeyState}";
}
