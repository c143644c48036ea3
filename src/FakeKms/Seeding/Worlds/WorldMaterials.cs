using Amazon.KeyManagementService;
using FakeKms.Crypto;
using FakeKms.Crypto.Symmetric;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;
using FakeKms.Engine.Keys;
using FakeKms.Entropy;
using FakeKms.Model;

namespace FakeKms.Seeding.Worlds;

/// <summary>The materials of a key of a file.</summary>
internal static class WorldMaterials
{
    private static readonly KeyMaterialState[] States =
    [
        KeyMaterialState.CURRENT, KeyMaterialState.NON_CURRENT, KeyMaterialState.PENDING_ROTATION,
        KeyMaterialState.PENDING_MULTI_REGION_IMPORT_AND_ROTATION,
    ];

    public static void Add(LoadedKey loaded)
    {
        var said = loaded.Said.Materials ?? [];
        for (var index = 0; index < said.Count; index++) Add(loaded, said[index], $".materials[{index}]");
        var materials = loaded.Key.Materials;
        if (loaded.Key.IsReplica) Announce(loaded.Key.MultiRegion!.Primary.Materials, materials);
        if (materials.All.Count(material => material.State == KeyMaterialState.CURRENT) > 1) throw loaded.Refusal("two of its materials are CURRENT.");
        if (materials.All.Count(material => !material.IsAssociated) > 1) throw loaded.Refusal("two of its materials wait for a rotation.");
        if (materials.Current is null && materials.All.Count > 0) throw loaded.Refusal("none of its materials is CURRENT.");
        // Keys that are not symmetric get theirs at the first use, and those of the origin EXTERNAL by an import.
        if (materials.Current is null && loaded.Origin == OriginType.AWS_KMS && KeySpecs.IsSymmetric(loaded.KeySpec))
            materials.AddGenerated(loaded.State.Streams.Material.Bytes(SymmetricMaterial.Length));
    }

    private static void Add(LoadedKey loaded, WorldMaterial said, string path)
    {
        if (Mistake(loaded, said) is { } mistake) throw loaded.Refusal(mistake, path);
        var bytes = BytesOf(loaded, said);
        var fingerprint = bytes is null ? said.Fingerprint! : MaterialId.Of(loaded.Said.KeyId, bytes);
        var id = said.MaterialId ?? fingerprint;
        if (loaded.Key.Materials.Find(id) is not null) throw loaded.Refusal("the key has this material twice.", path);
        var owner = loaded.State.Directory.Materials.OwnerOf(id);
        if (owner is not null && (owner.KeyId, owner.AccountId) != (loaded.Said.KeyId, loaded.Home.AccountId))
            throw loaded.Refusal($"the key {owner.KeyId} has a material with this id.", path);
        var material = new KeyMaterial(id, fingerprint, bytes, StateOf(said))
        {
            PublicKey = bytes is not null && KeySpecs.IsAsymmetric(loaded.KeySpec) ? KeyPairs.Read(loaded.KeySpec.Value, bytes)!.PublicKey : said.PublicKey,
            Description = said.Description,
            RotationDate = loaded.Date(said.RotationDate),
            RotationType = said.RotationType is { } type ? RotationType.FindValue(type) : null,
        };
        material.Remember(said.Imports ?? (loaded.Origin == OriginType.EXTERNAL && bytes is not null ? 1 : 0), loaded.Date(said.ValidTo));
        loaded.Key.Materials.Put(material);
    }

    // What a file does not say of a replica its primary key tells it.
    private static void Announce(MaterialSet primary, MaterialSet replica)
    {
        foreach (var material in primary.All.Where(material => replica.Find(material.Id) is null)) replica.Announce(material);
    }

    private static KeyMaterialState StateOf(WorldMaterial said) => KeyMaterialState.FindValue(said.State ?? KeyMaterialState.CURRENT.Value);

    private static string? Mistake(LoadedKey loaded, WorldMaterial said)
    {
        var isExternal = loaded.Origin == OriginType.EXTERNAL;
        if (!States.Contains(StateOf(said))) return $"its state must be one of {string.Join(", ", States.Select(state => state.Value))}.";
        if (said.RotationType is { } type && type != RotationType.AUTOMATIC.Value && type != RotationType.ON_DEMAND.Value)
            return "its rotationType must be AUTOMATIC or ON_DEMAND.";
        if (said.MaterialId is { } id && !IdForms.IsGrantOrMaterialId(id)) return "its materialId must have 64 lower-case hexadecimal digits.";
        if (said is { Bytes: not null, Pem: not null }) return "bytes and pem contradict each other: leave one of them out.";
        if (said is { Bytes: null, Pem: null, IsInvented: false }) return MistakeWithoutBytes(isExternal, said);
        if (said.Fingerprint is not null) return "fingerprint is for material without bytes; leave it out.";
        if (!isExternal && said.ValidTo is not null) return "material of the origin AWS_KMS does not expire; leave validTo out.";
        if (!isExternal && said.Imports is not null) return "material of the origin AWS_KMS is not imported; leave imports out.";
        if (said.Imports is < 1) return "material that is there was imported at least once.";
        if (said.IsInvented) return null;
        // Of its own making KMS has 32 bytes in China too.
        if (!isExternal && KeySpecs.IsSymmetric(loaded.KeySpec) && said.Bytes?.Length == SymmetricMaterial.Length) return null;
        return SeededMaterial.Mistake(SeedOf(loaded, said), loaded.Home.Region);
    }

    private static string? MistakeWithoutBytes(bool isExternal, WorldMaterial said) =>
        !isExternal ? "material of the origin AWS_KMS needs bytes or pem; leave it out, and KMS makes some."
        : said.Fingerprint is not { } fingerprint || !IdForms.IsGrantOrMaterialId(fingerprint)
            ? "material without bytes needs the fingerprint of a saved one, so that it is known when it is imported again."
        : said.ValidTo is not null ? "material without bytes does not expire; leave validTo out."
        : null;

    private static byte[]? BytesOf(LoadedKey loaded, WorldMaterial said) =>
        said.IsInvented ? Invented(loaded)
        : said is { Bytes: null, Pem: null } ? null
        : KeySpecs.IsAsymmetric(loaded.KeySpec) ? SeededMaterial.Of(SeedOf(loaded, said))
        : said.Bytes;

    // A replica is imported the same material into as its primary key.
    private static byte[] Invented(LoadedKey loaded) =>
        (loaded.Key.IsReplica ? loaded.Key.MultiRegion!.Primary.Materials.Current?.Bytes : null)
        ?? (loaded.Origin == OriginType.EXTERNAL
            ? KeyMaterials.NewBytes(loaded.State, loaded.KeySpec, loaded.Home.Region)
            : loaded.State.Streams.Material.Bytes(SymmetricMaterial.Length));

    private static SeededKey SeedOf(LoadedKey loaded, WorldMaterial said) =>
        new() { KeySpec = loaded.KeySpec, KeyUsage = loaded.KeyUsage, Material = said.Bytes, MaterialPem = said.Pem };
}
