using Amazon.KeyManagementService;

namespace FakeKms.Domain.Materials;

/// <summary>One key material of one key: its bytes, as long as they are there, and what KMS remembers about it.</summary>
internal sealed class KeyMaterial(string id, string fingerprint, byte[] bytes, KeyMaterialState state)
{
    public string Id { get; } = id;

    /// <summary>Tells whether other bytes are the same material of the same key.</summary>
    public string Fingerprint { get; } = fingerprint;

    /// <summary>The key bytes; null once imported material is deleted or has expired.</summary>
    public byte[]? Bytes { get; private set; } = bytes;

    /// <summary>What the material is to its key.</summary>
    public KeyMaterialState State { get; set; } = state;

    public bool IsImported => Bytes is not null;

    /// <summary>Pending material is not yet bound to the key: losing it does not make the key unusable.</summary>
    public bool IsAssociated => State != KeyMaterialState.PENDING_ROTATION;

    public DateTimeOffset? RotationDate { get; set; }

    public RotationType? RotationType { get; set; }

    public string? Description { get; set; }

    public DateTimeOffset? ValidTo { get; private set; }

    /// <summary>Counts the imports: an expiry that was due for an earlier import does not touch a later one.</summary>
    public int Imports { get; private set; }

    public void Import(byte[] material, DateTimeOffset? validTo)
    {
        Bytes = material;
        ValidTo = validTo;
        Imports++;
    }

    public void Delete()
    {
        Bytes = null;
        ValidTo = null;
    }
}
