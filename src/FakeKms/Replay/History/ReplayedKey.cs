using Amazon.KeyManagementService;
using FakeKms.Model;

namespace FakeKms.Replay.History;

/// <summary>A key that a log uses and does not create: how it must have been before the log begins, as far as the log shows.</summary>
internal sealed record ReplayedKey
{
    public required string AccountId { get; init; }

    /// <summary>The Region of the key; of a multi-Region key, that of the primary key.</summary>
    public required string Region { get; init; }

    public required string KeyId { get; init; }

    public KeySpec KeySpec { get; init; } = KeySpec.SYMMETRIC_DEFAULT;

    public KeyUsageType KeyUsage { get; init; } = KeyUsageType.ENCRYPT_DECRYPT;

    public bool IsImported { get; init; }

    /// <summary>The external key store that the key is in; null for a key in none.</summary>
    public string? KeyStoreId { get; init; }

    /// <summary>The external key that it is used together with.</summary>
    public string? XksKeyId { get; init; }

    public bool IsAwsManaged { get; init; }

    public bool IsDisabled { get; init; }

    public bool IsPendingImport { get; init; }

    /// <summary>The materials that it has by then, oldest first, by what the replay calls them.</summary>
    public IReadOnlyList<string> Materials { get; init; } = [];

    /// <summary>When imported material expires, from the beginning of the replay on; null when it does not.</summary>
    public TimeSpan? ExpiresAfter { get; init; }

    /// <summary>When the key is deleted, from the beginning of the replay on; null unless its deletion is scheduled.</summary>
    public TimeSpan? DeletedAfter { get; init; }

    /// <summary>When the next automatic rotation is due, from the beginning of the replay on; null while they are off.</summary>
    public TimeSpan? RotatesAfter { get; init; }

    /// <summary>The period of the automatic rotations, as far as the log tells.</summary>
    public int RotationPeriodInDays { get; init; } = RotationDays.Default;

    public IReadOnlyList<string> ReplicaRegions { get; init; } = [];

    /// <summary>The aliases, each with its Region.</summary>
    public IReadOnlyList<(string Region, string Name)> Aliases { get; init; } = [];

    /// <summary>The other accounts that use the key.</summary>
    public IReadOnlyList<string> TrustedAccounts { get; init; } = [];

    /// <summary>The key policy that lets the other accounts in; null for KMS's own.</summary>
    public string? Policy => TrustedAccounts.Count == 0 ? null : PolicyFor(TrustedAccounts.Prepend(AccountId).Distinct());

    /// <summary>The grants that the log ends and does not create.</summary>
    public IReadOnlyList<(string Region, string GrantId)> Grants { get; init; } = [];

    private string PolicyFor(IEnumerable<string> accounts)
    {
        var principals = accounts.Select(account => $"\"{new AccountRegion(account, Region).AccountPrincipal}\"");
        var allowed = $$"""{"Effect":"Allow","Principal":{"AWS":[{{string.Join(',', principals)}}]},"Action":"kms:*","Resource":"*"}""";
        return $$"""{"Version":"2012-10-17","Statement":[{{allowed}}]}""";
    }
}
