using Amazon.KeyManagementService;
using FakeKms.Domain.Materials;

namespace FakeKms;

/// <summary>A read-only view of a key material, without its bytes.</summary>
public sealed class FakeKeyMaterial
{
    internal FakeKeyMaterial(KeyMaterial material, DateTimeOffset now)
    {
        KeyMaterialId = material.Id;
        KeyMaterialState = material.State;
        IsPresent = material.IsImported;
        ValidTo = material.ValidTo;
        Description = material.Description;
        SecondsUntilKeyMaterialExpiration = SecondsUntil(ValidTo, now);
    }

    /// <summary>The key material id: 64 hexadecimal digits.</summary>
    public string KeyMaterialId { get; }

    /// <summary>The state of the key material.</summary>
    public KeyMaterialState KeyMaterialState { get; }

    /// <summary>Whether the key has the bytes of the material. False after imported material was deleted or has expired.</summary>
    public bool IsPresent { get; }

    /// <summary>When imported material expires; null if it does not expire.</summary>
    public DateTimeOffset? ValidTo { get; }

    /// <summary>The whole seconds of the server's clock until this material expires; null if it does not expire or is gone.</summary>
    public long? SecondsUntilKeyMaterialExpiration { get; }

    /// <summary>The description that was imported with the material; null if there is none.</summary>
    public string? Description { get; }

    internal static long? SecondsUntil(DateTimeOffset? validTo, DateTimeOffset now) =>
        validTo is { } end ? Math.Max(0, (end - now).Ticks / TimeSpan.TicksPerSecond) : null;
}
