namespace FakeKms.Domain.Due;

/// <summary>Does what is due.</summary>
internal sealed class DueActions(KeySchedule keys, RotationSchedule rotations, KeyStoreConnections keyStores)
{
    /// <summary>What KMS did and CloudTrail writes down; null for what leaves no record, or was overtaken by events.</summary>
    public KeyOccurrence? Do(DueItem item) => item switch
    {
        MaterialExpiry expiry => keys.Do(expiry),
        ImportTokenExpiry expiry => KeySchedule.Do(expiry),
        KeyDeletion deletion => keyStores.Report(keys.Do(deletion)),
        ReplicaCreation creation => keys.Do(creation),
        KeyUpdate update => KeySchedule.Do(update),
        OnDemandRotation rotation => rotations.Do(rotation),
        AutomaticRotation rotation => rotations.Do(rotation),
        KeySynchronization synchronization => rotations.Do(synchronization),
        KeyStoreTransition transition => keyStores.Do(transition),
        BackingKeySearch search => keyStores.Do(search),
        _ => throw new InvalidOperationException($"Nobody does what is due by {item.GetType().Name}."),
    };
}
