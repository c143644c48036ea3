using Amazon.KeyManagementService;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;
using FakeKms.Time;

namespace FakeKms.Domain.Due;

/// <summary>
/// The transitions of keys that happen at a time of their own. Those that KMS finishes within moments take the transition time of the server.
/// </summary>
internal sealed class KeySchedule(KeyDirectory directory, DueWork work, TimeSpan transitionTime)
{
    /// <summary>Starts the waiting period, or lets a primary key wait for its replicas first.</summary>
    public void Deletion(KmsKey key, int windowInDays, DateTimeOffset now)
    {
        if (key.HasReplicas) key.WaitForReplicas(windowInDays);
        else DeletionAt(key, now.After(TimeSpan.FromDays(windowInDays)));
    }

    public void Expiry(KmsKey key, KeyMaterial material)
    {
        if (material.ValidTo is not { } at) return;
        var import = material.Imports;
        work.Schedule(at, () =>
        {
            if (material.Imports != import || !material.IsImported || !directory.Has(key)) return null;
            Delete(key, material);
            return new MaterialExpired(key, at, directory.AliasNamesOf(key), material);
        });
    }

    /// <summary>Deletes a material; the ciphertexts of one that never was current have no key any more.</summary>
    public void Delete(KmsKey key, KeyMaterial material)
    {
        MultiRegionMaterials.Delete(key, material);
        foreach (var member in key.Related)
        {
            if (member.Materials.Find(material.Id) is null) directory.Forget(member, material.Id);
        }
    }

    /// <summary>A replica is Creating for a moment; then KMS synchronises it with its primary key.</summary>
    public void Replication(KmsKey replica, DateTimeOffset now)
    {
        var creation = replica.Begin(KeyState.Creating);
        var primary = replica.MultiRegion!.Primary;
        var at = now.After(transitionTime);
        work.Schedule(at, () =>
        {
            replica.Settle(creation);
            return directory.Has(replica) ? new MultiRegionKeySynchronized(primary, at, directory.AliasNamesOf(primary)) : null;
        });
    }

    /// <summary>Two keys are Updating for a moment.</summary>
    public void Update(DateTimeOffset now, params KmsKey[] keys)
    {
        var updates = Array.ConvertAll(keys, key => (Key: key, Update: key.Begin(KeyState.Updating)));
        work.Schedule(now.After(transitionTime), () =>
        {
            foreach (var (key, update) in updates) key.Settle(update);
            return null;
        });
    }

    private void DeletionAt(KmsKey key, DateTimeOffset at)
    {
        key.ScheduleDeletion(at);
        work.Schedule(at, () =>
        {
            if (key.DeletionDate != at || !directory.Has(key)) return null;
            var aliases = directory.AliasNamesOf(key);
            directory.Remove(key);
            MultiRegionMaterials.Leave(key);
            if (key.MultiRegion is { Members: [{ PendingDeletionWindowInDays: { } window } primary] }) DeletionAt(primary, at.After(TimeSpan.FromDays(window)));
            return new KeyDeleted(key, at, aliases);
        });
    }
}
