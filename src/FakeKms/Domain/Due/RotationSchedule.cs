using Amazon.KeyManagementService;
using FakeKms.Domain.Keys;
using FakeKms.Time;

namespace FakeKms.Domain.Due;

/// <summary>Rotation on demand and by the calendar.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html"/></remarks>
internal sealed class RotationSchedule(KeyDirectory directory, DueWork work, Func<byte[]> newMaterial, TimeSpan transitionTime)
{
    public void OnDemand(KmsKey started, DateTimeOffset now)
    {
        started.Rotation.StartOnDemand(now);
        var at = now.After(transitionTime);
        work.Schedule(at, () =>
        {
            var key = PrimaryOf(started);
            key.Rotation.FinishOnDemand();
            return directory.Has(key) ? Rotate(key, RotationType.ON_DEMAND, at) : null;
        });
    }

    public void Automatic(KmsKey key, int periodInDays, DateTimeOffset from)
    {
        key.Rotation.Enable(periodInDays, from);
        var due = key.Rotation.NextDate!.Value;
        work.Schedule(due, () => RotateAutomatically(key, due, due));
    }

    /// <summary>A rotation that a key missed while it was disabled happens as soon as it is enabled again.</summary>
    public void CatchUp(KmsKey key, DateTimeOffset now)
    {
        if (key.Rotation.NextDate is { } due && due <= now) work.Schedule(now, () => RotateAutomatically(key, due, now));
    }

    // A due date that is no longer the next one was overtaken by a new setting. A key that cannot rotate keeps its date, which then lies in the past.
    private KeyRotated? RotateAutomatically(KmsKey scheduled, DateTimeOffset due, DateTimeOffset at)
    {
        var key = PrimaryOf(scheduled);
        if (!directory.Has(key) || key.Rotation.NextDate != due) return null;
        if (key.State != KeyState.Enabled && key.State != KeyState.Updating) return null;
        Automatic(key, key.Rotation.PeriodInDays!.Value, at);
        return Rotate(key, RotationType.AUTOMATIC, at);
    }

    // The primary Region may have changed since.
    private static KmsKey PrimaryOf(KmsKey key) => key.MultiRegion?.Primary ?? key;

    private KeyRotated? Rotate(KmsKey key, RotationType type, DateTimeOffset at)
    {
        var next = key.Origin == OriginType.EXTERNAL ? key.Materials.Pending : key.Materials.AddForRotation(newMaterial());
        if (key.Materials.Current is not { } previous || next is null) return null;
        foreach (var materials in key.Related.Select(member => member.Materials).Distinct()) materials.Rotate(materials.Find(next.Id)!, type, at);
        foreach (var member in key.Related)
        {
            member.NoticeMissingMaterial();
            directory.Index(member);
        }
        if (key.HasReplicas) work.Schedule(at, () => new MultiRegionKeySynchronized(key, at, directory.AliasNamesOf(key)));
        return new KeyRotated(key, at, directory.AliasNamesOf(key), type, previous, next);
    }
}
