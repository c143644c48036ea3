namespace FakeKms.Seeding.Worlds;

/// <summary>A grant in a file. A class without a text of its own: tokens let their bearer use the grant.</summary>
internal class WorldGrant
{
    public required string GrantId { get; init; }

    public string? Name { get; init; }

    public string? GranteePrincipal { get; init; }

    public string? GranteeServicePrincipal { get; init; }

    public string? RetiringPrincipal { get; init; }

    public string? RetiringServicePrincipal { get; init; }

    public required IReadOnlyList<string> Operations { get; init; }

    public WorldConstraints? Constraints { get; init; }

    public string? IssuingAccount { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public IReadOnlyList<string>? Tokens { get; init; }
}

internal sealed record WorldConstraints
{
    public Dictionary<string, string>? EncryptionContextEquals { get; init; }

    public Dictionary<string, string>? EncryptionContextSubset { get; init; }

    public string? SourceArn { get; init; }
}
