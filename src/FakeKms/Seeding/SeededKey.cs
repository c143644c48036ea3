using Amazon.KeyManagementService;

namespace FakeKms.Seeding;

/// <summary>What a seed says about its key. Nothing is checked here; <see cref="SeedRules"/> looks at the whole.</summary>
internal sealed record SeededKey
{
    public string? Alias { get; init; }

    public string? KeyId { get; init; }

    public string Description { get; init; } = "";

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public string? Policy { get; init; }

    public KeySpec KeySpec { get; init; } = KeySpec.SYMMETRIC_DEFAULT;

    public KeyUsageType KeyUsage { get; init; } = KeyUsageType.ENCRYPT_DECRYPT;

    public bool IsMultiRegion { get; init; }

    public IReadOnlyList<string> ReplicaRegions { get; init; } = [];

    public int? RotationPeriodInDays { get; init; }

    public byte[]? Material { get; init; }

    public string? MaterialPem { get; init; }

    public bool IsImported { get; init; }

    /// <summary>How long after the start the imported material expires; null for never.</summary>
    public TimeSpan? ExpiresAfter { get; init; }

    public bool IsPendingImport { get; init; }

    public bool IsDisabled { get; init; }

    public int? PendingDeletionWindowInDays { get; init; }

    public OriginType Origin => IsImported || IsPendingImport ? OriginType.EXTERNAL : OriginType.AWS_KMS;

    public bool HasOwnMaterial => Material is not null || MaterialPem is not null;

    /// <summary>How a message names the key.</summary>
    public string Name => Alias ?? KeyId ?? "the one that WithKey describes without an alias";
}
