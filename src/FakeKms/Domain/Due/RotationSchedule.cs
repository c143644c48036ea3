using Amazon.KeyManagementService;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;
using FakeKms.Entropy;
using FakeKms.Model;

namespace FakeKms.Domain.Due;

/// <summary>Rotation on demand and by the calendar.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html"/></remarks>
internal sealed class RotationSchedule(KeyDirectory directory, DueWork work, RandomStream material, TimeSpan transitionTime)
{
    public void OnDemand(KmsKey key, DateTimeOffset now)
    {
        key.Rotation.StartOnDemand(now);
        work.Schedule(new OnDemandRotation(now.After(transitionTime), key));
    }

    public void Automatic(KmsKey key, int periodInDays, DateTimeOffset from)
    {
        key.Rotation.Enable(periodInDays, from);
        var due = key.Rotation.NextDate!.Value;
        work.Schedule(new AutomaticRotation(due, key, due));
    }

    /// <summary>A rotation that a key missed while it was disabled happens as soon as it is enabled again.</summary>
    public void CatchUp(KmsKey key, DateTimeOffset now)
    {
        if (key.Rotation.NextDate is { } due && due <= now) work.Schedule(new AutomaticRotation(now, key, due));
    }

    public KeyRotated? Do(OnDemandRotation due)
    {
        var key = PrimaryOf(due.Key);
        key.Rotation.FinishOnDemand();
        return directory.Has(key) ? Rotate(key, RotationType.ON_DEMAND, due.At) : null;
    }

    // A key that cannot rotate keeps its date, which then lies in the past.
    public KeyRotated? Do(AutomaticRotation due)
    {
        var key = PrimaryOf(due.Key);
        if (!directory.Has(key) || key.Rotation.NextDate != due.Date) return null;
        if (key.State != KeyState.Enabled && key.State != KeyState.Updating) return null;
        // First of all: a material id that a test pins by mistake stops it, before anything is changed.
        var rotated = Rotate(key, RotationType.AUTOMATIC, due.At);
        Automatic(key, key.Rotation.PeriodInDays!.Value, due.At);
        return rotated;
    }

    public MultiRegionKeySynchronized Do(KeySynchronization due) => new(due.Key, due.At, directory.AliasNamesOf(due.Key));

    // The primary Region may have changed since.
    private static KmsKey PrimaryOf(KmsKey key) => key.MultiRegion?.Primary ?? key;

    private KeyRotated? Rotate(KmsKey key, RotationType type, DateTimeOffset at)
    {
        var next = key.Origin == OriginType.EXTERNAL ? key.Materials.Pending : key.Materials.AddForRotation(material.Bytes(SymmetricMaterial.Length));
        if (key.Materials.Current is not { } previous || next is null) return null;
        foreach (var materials in key.Related.Select(member => member.Materials).Distinct()) materials.Rotate(materials.Find(next.Id)!, type, at);
        // Who has what became current is in the state that it was in before, whatever else it lacks.
        foreach (var member in key.Related.Where(member => member.Materials.Find(next.Id) is { IsImported: false })) member.NoticeMissingMaterial();
        if (key.HasReplicas) work.Schedule(new KeySynchronization(at, key));
        return new KeyRotated(key, at, directory.AliasNamesOf(key), type, previous, next);
    }
}
