using Amazon.KeyManagementService;
using FakeKms.Crypto.Keys;
using FakeKms.Model;

namespace FakeKms.Domain.Materials;

/// <summary>One key material of one key: its bytes, as long as they are there, and what KMS remembers about it.</summary>
internal sealed class KeyMaterial(string id, string fingerprint, byte[]? bytes, KeyMaterialState state)
{
    public string Id { get; } = id;

    /// <summary>Tells whether other bytes are the same material of the same key.</summary>
    public string Fingerprint { get; } = fingerprint;

    /// <summary>The key bytes; null once imported material is deleted or has expired, and on a replica before it is imported there.</summary>
    public byte[]? Bytes { get; private set; } = bytes;

    /// <summary>What the material is to its key.</summary>
    public KeyMaterialState State { get; set; } = state;

    /// <summary>The key pair that the bytes are, read once; null for symmetric material and while the bytes are not there.</summary>
    public KeyPair? Pair { get; set; }

    /// <summary>The public key of a key pair. It stays when the material is deleted.</summary>
    public byte[]? PublicKey { get; set; }

    public bool IsImported => Bytes is not null;

    /// <summary>Whether the bytes are there or once were: not so on a replica that has yet to import them.</summary>
    public bool WasEverThere => IsImported || Imports > 0;

    /// <summary>Pending material is not yet bound to the key: losing it does not make the key unusable.</summary>
    public bool IsAssociated => State == KeyMaterialState.CURRENT || State == KeyMaterialState.NON_CURRENT;

    public DateTimeOffset? RotationDate { get; set; }

    public RotationType? RotationType { get; set; }

    public string? Description { get; set; }

    public DateTimeOffset? ValidTo { get; private set; }

    /// <summary>Counts the imports: an expiry that was due for an earlier import does not touch a later one.</summary>
    public int Imports { get; private set; }

    /// <summary>The same material as another Region's key has it, without its bytes.</summary>
    public static KeyMaterial Announced(KeyMaterial material) => new(material.Id, material.Fingerprint, null, material.State)
    {
        RotationDate = material.RotationDate,
        RotationType = material.RotationType,
        Description = material.Description,
    };

    public KeyMaterial Copy(StateCopy copy) => copy.Of(this, () => new KeyMaterial(Id, Fingerprint, Bytes, State)
    {
        Pair = Pair,
        PublicKey = PublicKey,
        RotationDate = copy.Time(RotationDate),
        RotationType = RotationType,
        Description = Description,
        ValidTo = copy.Time(ValidTo),
        Imports = Imports,
    });

    public void Import(byte[] material, DateTimeOffset? validTo)
    {
        Bytes = material;
        ValidTo = validTo;
        Imports++;
    }

    /// <summary>What is known of the time before the server.</summary>
    public void Remember(int imports, DateTimeOffset? validTo) => (Imports, ValidTo) = (imports, validTo);

    public void Delete()
    {
        Bytes = null;
        Pair = null;
        ValidTo = null;
    }
}
