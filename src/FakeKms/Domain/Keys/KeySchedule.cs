using Amazon.KeyManagementService;
using FakeKms.Domain.Materials;

namespace FakeKms.Domain.Keys;

/// <summary>The transitions of keys that happen at a time of their own.</summary>
internal sealed class KeySchedule(KeyDirectory directory, DueWork work, Func<byte[]> newMaterial)
{
    public void Deletion(KmsKey key, DateTimeOffset at)
    {
        key.ScheduleDeletion(at);
        work.Schedule(at, () =>
        {
            if (key.DeletionDate != at) return null;
            var aliases = AliasesOf(key);
            directory.Remove(key);
            return new KeyDeleted(key, at, aliases);
        });
    }

    public void Expiry(KmsKey key, KeyMaterial material)
    {
        if (material.ValidTo is not { } at) return;
        var import = material.Imports;
        work.Schedule(at, () =>
        {
            if (material.Imports != import || !material.IsImported || !Lives(key)) return null;
            Delete(key, material);
            return new MaterialExpired(key, at, AliasesOf(key), material);
        });
    }

    /// <summary>Deletes a material; the ciphertexts of one that never was current have no key any more.</summary>
    public void Delete(KmsKey key, KeyMaterial material)
    {
        key.DeleteMaterial(material);
        if (!key.Materials.All.Contains(material)) directory.Forget(key, material.Id);
    }

    public void OnDemandRotation(KmsKey key, DateTimeOffset at)
    {
        key.StartOnDemandRotation(at);
        work.Schedule(at, () => Lives(key) ? Rotate(key, RotationType.ON_DEMAND, at) : null);
    }

    private KeyRotated? Rotate(KmsKey key, RotationType type, DateTimeOffset at)
    {
        key.FinishOnDemandRotation();
        var next = key.Origin == OriginType.EXTERNAL ? key.Materials.Pending : key.Materials.AddForRotation(newMaterial());
        if (key.Materials.Current is not { } previous || next is null) return null;
        key.Materials.Rotate(next, type, at);
        directory.Index(key);
        return new KeyRotated(key, at, AliasesOf(key), type, previous, next);
    }

    private string[] AliasesOf(KmsKey key) => [.. directory.Table(key.Home).AliasNamesOf(key)];

    private bool Lives(KmsKey key) => directory.Table(key.Home).FindKey(key.KeyId) == key;
}
