using FakeKms.Entropy;
using FakeKms.Model;

namespace FakeKms.Domain.Materials;

/// <summary>
/// The ids of all key materials of a server, and which key each belongs to: the way from a ciphertext to its key. The sets of materials keep it themselves.
/// A key that is looked up here may have lost the material since, or be gone.
/// </summary>
internal sealed class MaterialIndex
{
    private readonly IdPool ids;
    private readonly Dictionary<string, MaterialOwner> owners;

    public MaterialIndex(IdPool ids)
        : this(ids, []) { }

    private MaterialIndex(IdPool ids, Dictionary<string, MaterialOwner> owners) =>
        (this.ids, this.owners) = (ids, new Dictionary<string, MaterialOwner>(owners, StringComparer.Ordinal));

    /// <summary>Whose material it is, in any Region; null when no key ever had it.</summary>
    public MaterialOwner? OwnerOf(string materialId) => owners.TryGetValue(materialId, out var owner) ? owner : null;

    /// <summary>The id of a material that is new to its key: a pinned one, or the one that follows from its bytes.</summary>
    public string NewId(MaterialOwner owner, string computed)
    {
        // Only symmetric keys show the ids of their materials: no other key takes a pinned one away.
        var id = owner.ShowsIds ? ids.TakeMaterialId(owner.KeyId, computed) : computed;
        return owners.TryGetValue(id, out var other) && other != owner ? throw PinMistake.MaterialIdInUse(id, other.KeyId) : id;
    }

    public void Add(MaterialOwner owner, string materialId) => owners[materialId] = owner;

    public void Forget(string materialId) => owners.Remove(materialId);

    public MaterialIndex Copy(StateCopy copy, IdPool idsOfCopy) => copy.Of(this, () => new MaterialIndex(idsOfCopy, owners));
}

/// <summary>The key that a set of materials belongs to, with all that is related to it: they have the same key id in every Region.</summary>
internal sealed record MaterialOwner(string AccountId, string KeyId, bool ShowsIds);
