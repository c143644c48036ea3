using Amazon.KeyManagementService;
using FakeKms.Domain.Materials;

namespace FakeKms.Domain.Keys;

/// <summary>
/// What related multi-Region keys with imported material tell each other: new material is imported into the primary, its id and description appear in
/// every replica, and the set can rotate to it when the same bytes are imported everywhere.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-import.html"/></remarks>
internal static class MultiRegionMaterials
{
    public static void AnnounceAll(KmsKey primary, KmsKey replica)
    {
        foreach (var material in primary.Materials.All) replica.Materials.Announce(material);
        Review(primary.MultiRegion!);
    }

    public static void AfterImport(KmsKey key, KeyMaterial material)
    {
        if (key.MultiRegion is not { } set || key.Origin != OriginType.EXTERNAL) return;
        foreach (var related in set.Members.Where(member => member != key))
        {
            if (related.Materials.Find(material.Id) is not { } known) related.Materials.Announce(material);
            else if (!key.IsReplica) known.Description = material.Description;
        }
        Review(set);
    }

    /// <summary>Pending material that the primary key loses is forgotten everywhere; everything else concerns one Region.</summary>
    public static void AfterDeletion(KmsKey key, KeyMaterial material, bool wasPending)
    {
        if (key.MultiRegion is not { } set || key.Origin != OriginType.EXTERNAL) return;
        if (!key.IsReplica && wasPending)
        {
            foreach (var replica in set.Replicas)
            {
                if (replica.Materials.Find(material.Id) is { } copy) replica.Materials.Delete(copy);
            }
        }
        Review(set);
    }

    /// <summary>A key that is gone is related to no key, and no material waits for it.</summary>
    public static void Leave(KmsKey key)
    {
        if (key.MultiRegion is not { } set) return;
        set.Remove(key);
        Review(set);
    }

    private static void Review(MultiRegionSet set)
    {
        if (set.Primary.Materials.Pending is not { Id: var id }) return;
        var copies = set.Members.Select(member => member.Materials.Find(id)).OfType<KeyMaterial>().ToArray();
        var state = Array.TrueForAll(copies, copy => copy.IsImported)
            ? KeyMaterialState.PENDING_ROTATION
            : KeyMaterialState.PENDING_MULTI_REGION_IMPORT_AND_ROTATION;
        foreach (var copy in copies) copy.State = state;
    }
}
