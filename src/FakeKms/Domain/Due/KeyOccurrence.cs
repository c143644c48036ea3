using Amazon.KeyManagementService;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Materials;

namespace FakeKms.Domain.Due;

/// <summary>Something that KMS did to a key by itself, at the time when it was due.</summary>
internal abstract record KeyOccurrence(KmsKey Key, DateTimeOffset At, IReadOnlyList<string> Aliases);

internal sealed record KeyDeleted(KmsKey Key, DateTimeOffset At, IReadOnlyList<string> Aliases) : KeyOccurrence(Key, At, Aliases)
{
    /// <summary>Whether KMS could not delete the backing key of a key in a CloudHSM key store, and left it in the cluster.</summary>
    public bool LeavesBackingKey { get; init; }
}

internal sealed record MultiRegionKeySynchronized(KmsKey Key, DateTimeOffset At, IReadOnlyList<string> Aliases) : KeyOccurrence(Key, At, Aliases);

internal sealed record MaterialExpired(KmsKey Key, DateTimeOffset At, IReadOnlyList<string> Aliases, KeyMaterial Material) : KeyOccurrence(Key, At, Aliases);

internal sealed record KeyRotated(
    KmsKey Key, DateTimeOffset At, IReadOnlyList<string> Aliases, RotationType Type, KeyMaterial Previous, KeyMaterial Current)
    : KeyOccurrence(Key, At, Aliases);
