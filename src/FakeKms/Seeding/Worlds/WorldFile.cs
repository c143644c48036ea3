using System.Text.Json;
using System.Text.Json.Serialization;

namespace FakeKms.Seeding.Worlds;

/// <summary>A file of keys, member by member. <c>docs/keys.schema.json</c> describes the same; a test compares them.</summary>
internal sealed record WorldFile
{
    public const int CurrentVersion = 1;

    /// <summary>For editors.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    public required int Version { get; init; }

    /// <summary>The server's time when the file was written. All dates of the file count from it; without it they are meant as they stand.</summary>
    public DateTimeOffset? SavedAt { get; init; }

    public required IReadOnlyList<WorldKey> Keys { get; init; }
}

/// <summary>One key in one Region. The keys of a multi-Region set have the same id and account.</summary>
internal sealed record WorldKey
{
    public required string KeyId { get; init; }

    public string? AccountId { get; init; }

    public string? Region { get; init; }

    /// <summary>Where the primary key of a replica is.</summary>
    public string? PrimaryRegion { get; init; }

    public string? KeyManager { get; init; }

    public string? KeySpec { get; init; }

    public string? KeyUsage { get; init; }

    public string? Origin { get; init; }

    public string? Description { get; init; }

    public bool? Enabled { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public DateTimeOffset? DeletionDate { get; init; }

    public int? PendingDeletionWindowInDays { get; init; }

    /// <summary>The document itself, not a text with a document in it.</summary>
    public JsonElement? Policy { get; init; }

    public Dictionary<string, string>? Tags { get; init; }

    public IReadOnlyList<WorldAlias>? Aliases { get; init; }

    public IReadOnlyList<WorldMaterial>? Materials { get; init; }

    public WorldRotation? Rotation { get; init; }

    public IReadOnlyList<WorldGrant>? Grants { get; init; }

    public WorldUse? LastUsage { get; init; }

    /// <summary>What the key was read from where that is no file of keys: a resource, an output. Not in files.</summary>
    internal string? From { get; init; }
}

internal sealed record WorldAlias
{
    public required string Name { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public DateTimeOffset? LastUpdatedDate { get; init; }
}

internal sealed record WorldRotation
{
    /// <summary>Null while automatic rotation is off.</summary>
    public int? PeriodInDays { get; init; }

    public DateTimeOffset? NextDate { get; init; }

    public int? OnDemandCount { get; init; }
}

internal sealed record WorldUse
{
    public required string Operation { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string EventId { get; init; }

    public required string RequestId { get; init; }
}
