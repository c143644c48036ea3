using Amazon.KeyManagementService;
using FakeKms.Crypto.Symmetric;
using FakeKms.Domain.Errors;
using FakeKms.Model;

namespace FakeKms.Domain.Materials;

/// <summary>
/// All the materials of one key, oldest first, and the rules for adding, removing and rotating them. Related multi-Region keys of AWS's own making
/// share one set; those with imported material have one each, since every Region is imported into on its own.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys-import-key-material.html"/></remarks>
internal sealed class MaterialSet
{
    private readonly MaterialOwner owner;
    private readonly MaterialIndex index;
    private readonly List<KeyMaterial> materials;

    // Most keys have one material for ever, which is found without them.
    private Dictionary<string, int>? positions;
    private Dictionary<string, string>? ids;

    public MaterialSet(MaterialOwner owner, MaterialIndex index)
        : this(owner, index, new(1)) { }

    private MaterialSet(MaterialOwner owner, MaterialIndex index, List<KeyMaterial> materials) =>
        (this.owner, this.index, this.materials) = (owner, index, materials);

    public IReadOnlyList<KeyMaterial> All => materials;

    private Dictionary<string, string> Ids => ids ??= new(StringComparer.Ordinal);

    // It is the last one or the one before it, however often the key was rotated.
    public KeyMaterial? Current => materials.FindLast(material => material.State == KeyMaterialState.CURRENT);

    /// <summary>The material that the next on-demand rotation makes current, whether it can be rotated to already or not.</summary>
    public KeyMaterial? Pending => materials.Find(material => !material.IsAssociated);

    /// <summary>Whether the key can work: it needs every material that is bound to it.</summary>
    public bool IsComplete =>
        materials.Exists(material => material.IsAssociated) && materials.TrueForAll(material => !material.IsAssociated || material.IsImported);

    /// <summary>The earliest expiry of the materials that are bound to the key.</summary>
    public DateTimeOffset? ValidTo => materials.Where(material => material.IsAssociated).Min(material => material.ValidTo);

    public KeyMaterial? Find(string id) => PositionOf(id) is { } position ? materials[position] : null;

    /// <summary>The materials that came after one; none when that one is unknown.</summary>
    public IEnumerable<KeyMaterial> After(string id) => PositionOf(id) is { } position ? materials.Skip(position + 1) : [];

    public KeyMaterial AddGenerated(byte[] bytes) => AddNew(bytes, KeyMaterialState.CURRENT);

    public KeyMaterial AddForRotation(byte[] bytes) => AddNew(bytes, KeyMaterialState.PENDING_ROTATION);

    /// <summary>Imports material; only a primary key takes material that is new to it.</summary>
    public KeyMaterial Import(ImportRequest request, string keyArn, bool isReplica)
    {
        var fingerprint = MaterialId.Of(owner.KeyId, request.Material);
        var known = materials.Find(material => material.Fingerprint == fingerprint);
        var isNew = request.Type == ImportType.NEW_KEY_MATERIAL || (request.Type is null && materials.Count == 0);
        if (request.ExpectedId is { } expected && expected != (known?.Id ?? IdOf(fingerprint))) throw KmsErrors.IncorrectKeyMaterial();
        var material = isNew ? AddImported(request.Material, fingerprint, known, keyArn, isReplica) : known ?? throw KmsErrors.IncorrectKeyMaterial();
        material.Import(request.Material, request.ValidTo);
        material.Description = request.Description ?? material.Description;
        return material;
    }

    /// <summary>Makes a material of the primary key known to a replica, which has yet to import it.</summary>
    public void Announce(KeyMaterial material) => Put(KeyMaterial.Announced(material));

    /// <summary>Adds a material that has an id already.</summary>
    public void Put(KeyMaterial material)
    {
        Ids[material.Fingerprint] = material.Id;
        Add(material);
    }

    /// <summary>Removes the bytes of a material; one that is pending rotation is forgotten altogether.</summary>
    public void Delete(KeyMaterial material)
    {
        material.Delete();
        if (!material.IsAssociated) Remove(material);
    }

    public void Rotate(KeyMaterial next, RotationType type, DateTimeOffset at)
    {
        if (Current is { } former && former != next) former.State = KeyMaterialState.NON_CURRENT;
        next.State = KeyMaterialState.CURRENT;
        next.RotationDate = at;
        next.RotationType = type;
    }

    public MaterialSet Copy(StateCopy copy, MaterialIndex indexOfCopy) =>
        copy.Of(this, () => new MaterialSet(owner, indexOfCopy, new(materials.Count)), made =>
        {
            (made.positions, made.ids) = (positions is null ? null : new(positions), ids is null ? null : new(ids));
            foreach (var material in materials) made.materials.Add(material.Copy(copy));
        });

    private KeyMaterial AddImported(byte[] bytes, string fingerprint, KeyMaterial? known, string keyArn, bool isReplica)
    {
        if (isReplica) throw KmsErrors.NotPrimary(keyArn);
        if (known is not null) throw KmsErrors.IncorrectKeyMaterial();
        if (Pending is { } pending) throw KmsErrors.AnotherMaterialPending(keyArn, IdOf(fingerprint), pending.Id);
        return Add(IdOf(fingerprint), bytes, fingerprint, materials.Count == 0 ? KeyMaterialState.CURRENT : KeyMaterialState.PENDING_ROTATION);
    }

    // Bytes of AWS's own making never come again.
    private KeyMaterial AddNew(byte[] bytes, KeyMaterialState state)
    {
        var fingerprint = MaterialId.Of(owner.KeyId, bytes);
        return Add(NewId(fingerprint), bytes, fingerprint, state);
    }

    private KeyMaterial Add(string id, byte[] bytes, string fingerprint, KeyMaterialState state)
    {
        var material = new KeyMaterial(id, fingerprint, bytes, state);
        Add(material);
        return material;
    }

    private void Add(KeyMaterial material)
    {
        if (positions is not null) positions[material.Id] = materials.Count;
        materials.Add(material);
        index.Add(owner, material.Id);
    }

    private void Remove(KeyMaterial material)
    {
        materials.Remove(material);
        positions = null;
    }

    private int? PositionOf(string id) => materials.Count switch
    {
        0 => null,
        1 => materials[0].Id == id ? 0 : null,
        _ => (positions ??= Positions()).TryGetValue(id, out var position) ? position : null,
    };

    private Dictionary<string, int> Positions() => materials.Select((material, position) => (material.Id, position)).ToDictionary(StringComparer.Ordinal);

    // The same bytes keep their id in a key, even when they were pending, deleted and are imported again.
    private string IdOf(string fingerprint) => Ids.TryGetValue(fingerprint, out var known) ? known : Ids[fingerprint] = NewId(fingerprint);

    private string NewId(string fingerprint)
    {
        var id = index.NewId(owner, fingerprint);
        return Find(id) is null ? id : throw PinMistake.MaterialIdInUse(id, owner.KeyId);
    }
}
