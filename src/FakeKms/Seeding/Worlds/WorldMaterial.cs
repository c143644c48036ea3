namespace FakeKms.Seeding.Worlds;

/// <summary>A key material in a file. A class without a text of its own: no message can show the bytes by mistake.</summary>
internal sealed class WorldMaterial
{
    public string? State { get; init; }

    /// <summary>
    /// Base64; null for material that was deleted, has expired, or was not imported into this Region yet, and where there is <see cref="Pem"/>.
    /// </summary>
    public byte[]? Bytes { get; init; }

    /// <summary>A private key, for those who write a file by hand.</summary>
    public string? Pem { get; init; }

    /// <summary>Whether the server makes bytes in place of some that nobody can have. Not in files: files say what is.</summary>
    internal bool IsInvented { get; init; }

    public string? MaterialId { get; init; }

    /// <summary>Tells the same bytes when they are imported again. Only material without bytes needs it.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Of a key pair; it stays when the material is deleted.</summary>
    public byte[]? PublicKey { get; init; }

    public string? Description { get; init; }

    public DateTimeOffset? ValidTo { get; init; }

    /// <summary>How often it was imported.</summary>
    public int? Imports { get; init; }

    public DateTimeOffset? RotationDate { get; init; }

    public string? RotationType { get; init; }
}
