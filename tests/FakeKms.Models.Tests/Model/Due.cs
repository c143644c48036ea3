namespace FakeKms.Models.Tests.Model;

/// <summary>Something that is going to happen to a key by itself. What the key is like when it comes decides whether it does.</summary>
/// <param name="At">When.</param>
/// <param name="Key">The key.</param>
/// <param name="What">What.</param>
/// <param name="Date">The date that the key has for it; another one has come in its place when they differ.</param>
/// <param name="Material">The material that expires.</param>
/// <param name="Import">Which import of it.</param>
internal sealed record Due(DateTimeOffset At, string Key, DueKind What, DateTimeOffset? Date = null, string? Material = null, int Import = 0);

internal enum DueKind
{
    Deletion,
    Expiry,
    Rotation,
    EndOfRotationOnDemand,
}
