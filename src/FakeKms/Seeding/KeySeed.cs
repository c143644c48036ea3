using Amazon.KeyManagementService;

namespace FakeKms;

/// <summary>
/// How a key looks that exists before the test begins. Making it leaves no record in the trail. Every method changes this seed and returns it; what KMS
/// would not have makes the start of the server fail with an <see cref="ArgumentException"/> that says why.
/// </summary>
public sealed class KeySeed
{
    private readonly Dictionary<string, string> tags = [];

    internal KeySeed() { }

    internal OriginType Origin { get; private set; } = OriginType.AWS_KMS;

    internal string? KeyId { get; private set; }

    internal string Description { get; private set; } = "";

    internal bool IsDisabled { get; private set; }

    internal bool HasMaterial { get; private set; } = true;

    internal byte[]? Material { get; private set; }

    internal string? MaterialPem { get; private set; }

    internal KeySpec KeySpec { get; private set; } = KeySpec.SYMMETRIC_DEFAULT;

    internal KeyUsageType KeyUsage { get; private set; } = KeyUsageType.ENCRYPT_DECRYPT;

    internal bool IsMultiRegion { get; private set; }

    internal IReadOnlyList<string> ReplicaRegions { get; private set; } = [];

    internal int? RotationPeriodInDays { get; private set; }

    internal string? Policy { get; private set; }

    internal IReadOnlyDictionary<string, string> Tags => tags;

    /// <summary>Gives the key this id.</summary>
    /// <param name="keyId">A lower-case UUID, or <c>mrk-</c> and 32 hexadecimal digits.</param>
    public KeySeed WithKeyId(string keyId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyId);
        KeyId = keyId;
        return this;
    }

    /// <summary>Gives the key a description.</summary>
    /// <param name="description">Up to 8,192 characters.</param>
    public KeySeed WithDescription(string description)
    {
        ArgumentNullException.ThrowIfNull(description);
        Description = description;
        return this;
    }

    /// <summary>Gives the key a tag.</summary>
    /// <param name="key">The tag's key.</param>
    /// <param name="value">The tag's value.</param>
    public KeySeed WithTag(string key, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(value);
        tags[key] = value;
        return this;
    }

    /// <summary>
    /// Gives the key, and each of its replicas, this key policy in place of the default one, so that callers of other accounts may use it from the start.
    /// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html"/>
    /// </summary>
    /// <param name="policy">The policy document. One that PutKeyPolicy would refuse makes the start of the server fail, unless all that is wrong is that it
    /// locks its account out.</param>
    public KeySeed WithPolicy(string policy)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(policy);
        Policy = policy;
        return this;
    }

    /// <summary>
    /// The key has another spec than SYMMETRIC_DEFAULT.
    /// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html"/>
    /// </summary>
    /// <param name="keySpec">The key spec.</param>
    /// <param name="keyUsage">What the key is for; one of the usages of the spec.</param>
    public KeySeed WithKeySpec(KeySpec keySpec, KeyUsageType keyUsage)
    {
        ArgumentNullException.ThrowIfNull(keySpec);
        ArgumentNullException.ThrowIfNull(keyUsage);
        (KeySpec, KeyUsage) = (keySpec, keyUsage);
        return this;
    }

    /// <summary>
    /// The key is a multi-Region primary key in the server's Region, with a replica in each of these Regions. The alias is there in all of them.
    /// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html"/>
    /// </summary>
    /// <param name="replicaRegions">Other Regions than the server's; none for a primary key without replicas.</param>
    public KeySeed MultiRegion(params string[] replicaRegions)
    {
        ArgumentNullException.ThrowIfNull(replicaRegions);
        (IsMultiRegion, ReplicaRegions) = (true, [.. replicaRegions]);
        return this;
    }

    /// <summary>
    /// Automatic rotation is on; the first one is due one period after the start.
    /// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html"/>
    /// </summary>
    /// <param name="periodInDays">90 to 2,560 days.</param>
    public KeySeed RotatingEvery(int periodInDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(periodInDays, 90);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(periodInDays, 2560);
        RotationPeriodInDays = periodInDays;
        return this;
    }

    /// <summary>
    /// The key has exactly this material: 32 bytes for SYMMETRIC_DEFAULT, 16 in China; 28, 32, 48 or 64 for HMAC_224 to HMAC_512; a private key as PKCS #8 in
    /// DER for
    /// every other spec. It can be set for keys of AWS's own making too, which no call of KMS can do. Otherwise the material comes from the server's seed.
    /// </summary>
    /// <param name="material">The bytes; they are copied. Material that is not of the key spec makes the start of the server fail.</param>
    public KeySeed WithMaterial(byte[] material)
    {
        ArgumentNullException.ThrowIfNull(material);
        (Material, MaterialPem, HasMaterial) = ([.. material], null, true);
        return this;
    }

    /// <summary>The key pair has exactly this private key.</summary>
    /// <param name="pem">
    /// PEM text with a <c>PRIVATE KEY</c> (PKCS #8), <c>RSA PRIVATE KEY</c> or <c>EC PRIVATE KEY</c> that is not encrypted. A key that is not of the key
    /// spec makes the start of the server fail.
    /// </param>
    public KeySeed WithMaterial(string pem)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pem);
        (Material, MaterialPem, HasMaterial) = (null, pem, true);
        return this;
    }

    /// <summary>
    /// The key has the origin EXTERNAL and material that was imported without expiry; its bytes come from the server's seed.
    /// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys.html"/>
    /// </summary>
    public KeySeed Imported()
    {
        (Origin, HasMaterial) = (OriginType.EXTERNAL, true);
        return this;
    }

    /// <summary>The key has the origin EXTERNAL and this material, imported without expiry.</summary>
    /// <param name="material">As <see cref="WithMaterial(byte[])"/> takes it.</param>
    public KeySeed Imported(byte[] material) => WithMaterial(material).Imported();

    /// <summary>The key pair has the origin EXTERNAL and this private key, imported without expiry.</summary>
    /// <param name="pem">As <see cref="WithMaterial(string)"/> takes it.</param>
    public KeySeed Imported(string pem) => WithMaterial(pem).Imported();

    /// <summary>The key has the origin EXTERNAL and no material yet.</summary>
    public KeySeed PendingImport()
    {
        (Origin, HasMaterial, Material, MaterialPem) = (OriginType.EXTERNAL, false, null, null);
        return this;
    }

    /// <summary>The key is disabled.</summary>
    public KeySeed Disabled()
    {
        IsDisabled = true;
        return this;
    }
}
