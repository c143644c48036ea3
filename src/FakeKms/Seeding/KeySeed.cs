using Amazon.KeyManagementService;

namespace FakeKms;

/// <summary>How a key looks that exists before the test begins. Making it leaves no record in the trail.</summary>
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

    internal KeySpec KeySpec { get; private set; } = KeySpec.SYMMETRIC_DEFAULT;

    internal KeyUsageType KeyUsage { get; private set; } = KeyUsageType.ENCRYPT_DECRYPT;

    internal bool IsMultiRegion { get; private set; }

    internal IReadOnlyList<string> ReplicaRegions { get; private set; } = [];

    internal int? RotationPeriodInDays { get; private set; }

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

    /// <summary>The key has another spec than SYMMETRIC_DEFAULT.</summary>
    /// <param name="keySpec">The key spec.</param>
    /// <param name="keyUsage">What the key is for; one of the usages of the spec.</param>
    public KeySeed WithKeySpec(KeySpec keySpec, KeyUsageType keyUsage)
    {
        ArgumentNullException.ThrowIfNull(keySpec);
        ArgumentNullException.ThrowIfNull(keyUsage);
        (KeySpec, KeyUsage) = (keySpec, keyUsage);
        return this;
    }

    /// <summary>The key is a multi-Region primary key in the server's Region, with a replica in each of these Regions. The alias is there in all of them.</summary>
    /// <param name="replicaRegions">Other Regions than the server's; none for a primary key without replicas.</param>
    public KeySeed MultiRegion(params string[] replicaRegions)
    {
        ArgumentNullException.ThrowIfNull(replicaRegions);
        (IsMultiRegion, ReplicaRegions) = (true, [.. replicaRegions]);
        return this;
    }

    /// <summary>Automatic rotation is on; the first one is due one period after the start.</summary>
    /// <param name="periodInDays">90 to 2,560 days.</param>
    public KeySeed RotatingEvery(int periodInDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(periodInDays, 90);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(periodInDays, 2560);
        RotationPeriodInDays = periodInDays;
        return this;
    }

    /// <summary>The key has the origin EXTERNAL and material that was imported without expiry; its bytes come from the server's seed.</summary>
    public KeySeed Imported()
    {
        (Origin, HasMaterial) = (OriginType.EXTERNAL, true);
        return this;
    }

    /// <summary>The key has the origin EXTERNAL and this material, imported without expiry.</summary>
    /// <param name="material">32 bytes.</param>
    /// <exception cref="ArgumentException">There are not 32 bytes.</exception>
    public KeySeed Imported(byte[] material)
    {
        ArgumentNullException.ThrowIfNull(material);
        if (material.Length != 32) throw new ArgumentException($"A symmetric key needs 32 bytes of material, not {material.Length}.", nameof(material));
        Material = [.. material];
        return Imported();
    }

    /// <summary>The key has the origin EXTERNAL and no material yet.</summary>
    public KeySeed PendingImport()
    {
        (Origin, HasMaterial) = (OriginType.EXTERNAL, false);
        return this;
    }

    /// <summary>The key is disabled.</summary>
    public KeySeed Disabled()
    {
        IsDisabled = true;
        return this;
    }
}
