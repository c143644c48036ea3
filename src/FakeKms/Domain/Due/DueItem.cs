using FakeKms.Domain.Keys;
using FakeKms.Domain.KeyStores;
using FakeKms.Domain.Materials;
using FakeKms.Model;

namespace FakeKms.Domain.Due;

/// <summary>
/// Something that is going to happen by itself: what, to which key or key store, and when. Numbers tell whether it was overtaken by events: an import, a
/// transition or a setting that came later.
/// </summary>
internal abstract record DueItem(DateTimeOffset At)
{
    /// <summary>The same for the keys of a copied state.</summary>
    public abstract DueItem Copy(StateCopy copy, MaterialIndex index);
}

/// <summary>Something that is going to happen to a key.</summary>
internal abstract record DueKeyItem(DateTimeOffset At, KmsKey Key) : DueItem(At)
{
    public override DueItem Copy(StateCopy copy, MaterialIndex index) => this with { At = copy.Time(At), Key = Key.Copy(copy, index) };
}

/// <summary>Imported material expires, unless it was imported again.</summary>
internal sealed record MaterialExpiry(DateTimeOffset At, KmsKey Key, KeyMaterial Material, int Import) : DueKeyItem(At, Key)
{
    public override DueItem Copy(StateCopy copy, MaterialIndex index) => (MaterialExpiry)base.Copy(copy, index) with { Material = Material.Copy(copy) };
}

/// <summary>An import token and the wrapping key that belongs to it are forgotten.</summary>
internal sealed record ImportTokenExpiry(DateTimeOffset At, KmsKey Key, string Token) : DueKeyItem(At, Key);

/// <summary>A key is deleted at the end of its waiting period.</summary>
internal sealed record KeyDeletion(DateTimeOffset At, KmsKey Key) : DueKeyItem(At, Key);

/// <summary>A replica has been created and is synchronised with its primary key.</summary>
internal sealed record ReplicaCreation(DateTimeOffset At, KmsKey Replica, KmsKey Primary, int Transition) : DueItem(At)
{
    public override DueItem Copy(StateCopy copy, MaterialIndex index) =>
        this with { At = copy.Time(At), Replica = Replica.Copy(copy, index), Primary = Primary.Copy(copy, index) };
}

/// <summary>A key is no longer Updating.</summary>
internal sealed record KeyUpdate(DateTimeOffset At, KmsKey Key, int Transition) : DueKeyItem(At, Key);

/// <summary>A rotation on demand ends.</summary>
internal sealed record OnDemandRotation(DateTimeOffset At, KmsKey Key) : DueKeyItem(At, Key);

/// <summary>A key rotates by the calendar, if this is still the next date of its rotation.</summary>
internal sealed record AutomaticRotation(DateTimeOffset At, KmsKey Key, DateTimeOffset Date) : DueKeyItem(At, Key)
{
    public override DueItem Copy(StateCopy copy, MaterialIndex index) => (AutomaticRotation)base.Copy(copy, index) with { Date = copy.Time(Date) };
}

/// <summary>A primary key tells its replicas about a rotation.</summary>
internal sealed record KeySynchronization(DateTimeOffset At, KmsKey Key) : DueKeyItem(At, Key);

/// <summary>A key store is connected or disconnected in the end.</summary>
internal sealed record KeyStoreTransition(DateTimeOffset At, KeyStore Store, int Transition) : DueItem(At)
{
    public override DueItem Copy(StateCopy copy, MaterialIndex index) => this with { At = copy.Time(At), Store = Store.Copy(copy) };
}

/// <summary>KMS notices that backing keys of a connected CloudHSM key store are not in the cluster any more.</summary>
internal sealed record BackingKeySearch(DateTimeOffset At, KeyStore Store) : DueItem(At)
{
    public override DueItem Copy(StateCopy copy, MaterialIndex index) => this with { At = copy.Time(At), Store = Store.Copy(copy) };
}
