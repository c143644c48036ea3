using FakeKms.Seeding.Worlds;

namespace FakeKms.Seeding.AwsCli;

/// <summary>
/// What a command of <c>aws kms</c> printed, with the members that matter here: each command prints some of them. AWS adds members; others are skipped.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/cli/latest/reference/kms/"/></remarks>
internal sealed record CliOutput
{
    /// <summary>Of describe-key.</summary>
    public CliKeyMetadata? KeyMetadata { get; init; }

    /// <summary>Of list-aliases.</summary>
    public IReadOnlyList<CliAlias>? Aliases { get; init; }

    /// <summary>Of list-grants.</summary>
    public IReadOnlyList<CliGrant>? Grants { get; init; }

    /// <summary>Of get-key-policy: a text with a document in it.</summary>
    public string? Policy { get; init; }

    /// <summary>Of list-resource-tags.</summary>
    public IReadOnlyList<CliTag>? Tags { get; init; }

    /// <summary>Of list-keys.</summary>
    public IReadOnlyList<CliKey>? Keys { get; init; }

    /// <summary>Of get-key-rotation-status.</summary>
    public bool? KeyRotationEnabled { get; init; }

    public int? RotationPeriodInDays { get; init; }

    public DateTimeOffset? NextRotationDate { get; init; }

    /// <summary>There when <c>--max-items</c> cut the output off.</summary>
    public string? NextToken { get; init; }

    /// <summary>True when <c>--no-paginate</c> did.</summary>
    public bool? Truncated { get; init; }
}

internal sealed record CliKey
{
    public string? KeyArn { get; init; }
}

internal sealed record CliTag
{
    public required string TagKey { get; init; }

    public string? TagValue { get; init; }
}

internal sealed record CliAlias
{
    public required string AliasName { get; init; }

    public string? AliasArn { get; init; }

    /// <summary>Null for a predefined alias of a service that has no key yet.</summary>
    public string? TargetKeyId { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public DateTimeOffset? LastUpdatedDate { get; init; }
}

/// <summary>A grant as list-grants prints it, which says of a grant what a file of keys says, under the same names.</summary>
internal sealed class CliGrant : WorldGrant
{
    public required string KeyId { get; init; }
}
