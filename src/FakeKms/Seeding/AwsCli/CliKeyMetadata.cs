namespace FakeKms.Seeding.AwsCli;

/// <summary>The key as describe-key prints it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html"/></remarks>
internal sealed record CliKeyMetadata
{
    public required string Arn { get; init; }

    public string? Description { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public string? KeySpec { get; init; }

    public string? CustomerMasterKeySpec { get; init; }

    public string? KeyUsage { get; init; }

    public required string KeyState { get; init; }

    public bool? Enabled { get; init; }

    public string? KeyManager { get; init; }

    public string? Origin { get; init; }

    public string? CustomKeyStoreId { get; init; }

    public DateTimeOffset? ValidTo { get; init; }

    public DateTimeOffset? DeletionDate { get; init; }

    public int? PendingDeletionWindowInDays { get; init; }

    public string? CurrentKeyMaterialId { get; init; }

    public CliMultiRegion? MultiRegionConfiguration { get; init; }
}

internal sealed record CliMultiRegion
{
    public string? MultiRegionKeyType { get; init; }

    public CliRelative? PrimaryKey { get; init; }
}

internal sealed record CliRelative
{
    public string? Region { get; init; }
}
