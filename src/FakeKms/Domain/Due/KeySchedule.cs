using Amazon.KeyManagementService;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;
using FakeKms.Model;

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
        else DeletionOn(key, now.After(TimeSpan.FromDays(windowInDays)));
    }

    /// <summary>The key is pending deletion until that time.</summary>
    public void DeletionOn(KmsKey key, DateTimeOffset at)
    {
        key.ScheduleDeletion(at);
        work.Schedule(new KeyDeletion(at, key));
    }

    public void Expiry(KmsKey key, KeyMaterial material)
    {
        if (material.ValidTo is { } at) work.Schedule(new MaterialExpiry(at, key, material, material.Imports));
    }

    /// <summary>Gives a key an import token, for as long as it is valid.</summary>
    public void ImportToken(KmsKey key, byte[] token, ImportParameters parameters)
    {
        var text = Convert.ToBase64String(token);
        key.AddImportToken(text, parameters);
        work.Schedule(new ImportTokenExpiry(parameters.ValidTo, key, text));
    }

    /// <summary>A replica is Creating for a moment; then KMS synchronises it with its primary key.</summary>
    public void Replication(KmsKey replica, DateTimeOffset now) => work.Schedule(
        new ReplicaCreation(now.After(transitionTime), replica, replica.MultiRegion!.Primary, replica.Begin(KeyState.Creating)));

    /// <summary>Keys are Updating for a moment.</summary>
    public void Update(DateTimeOffset now, params KmsKey[] keys)
    {
        foreach (var key in keys) work.Schedule(new KeyUpdate(now.After(transitionTime), key, key.Begin(KeyState.Updating)));
    }

    public MaterialExpired? Do(MaterialExpiry due)
    {
        var (key, material) = (due.Key, due.Material);
        if (material.Imports != due.Import || !material.IsImported || !directory.Has(key)) return null;
        key.DeleteMaterial(material);
        return new MaterialExpired(key, due.At, directory.AliasNamesOf(key), material);
    }

    public static KeyOccurrence? Do(ImportTokenExpiry due)
    {
        due.Key.ForgetImportToken(due.Token);
        return null;
    }

    public KeyDeleted? Do(KeyDeletion due)
    {
        var key = due.Key;
        if (key.DeletionDate != due.At || !directory.Has(key)) return null;
        var aliases = directory.AliasNamesOf(key);
        directory.Remove(key);
        MultiRegionMaterials.Leave(key);
        if (key.MultiRegion is { Members: [{ PendingDeletionWindowInDays: { } window } primary] }) DeletionOn(primary, due.At.After(TimeSpan.FromDays(window)));
        return new KeyDeleted(key, due.At, aliases);
    }

    public MultiRegionKeySynchronized? Do(ReplicaCreation due)
    {
        due.Replica.Settle(due.Transition);
        return directory.Has(due.Replica) ? new MultiRegionKeySynchronized(due.Primary, due.At, directory.AliasNamesOf(due.Primary)) : null;
    }

    public static KeyOccurrence? Do(KeyUpdate due)
    {
        due.Key.Settle(due.Transition);
        return null;
    }
}
