using Amazon.KeyManagementService;
using FakeKms.Domain.Materials;

namespace FakeKms;

/// <summary>One key material of a key, as it was when it was looked at. Its bytes are not shown.</summary>
public sealed class FakeKeyMaterial
{
    internal FakeKeyMaterial(KeyMaterial material)
    {
        KeyMaterialId = material.Id;
        KeyMaterialState = material.State;
        IsPresent = material.IsImported;
        ValidTo = material.ValidTo;
        Description = material.Description;
    }

    /// <summary>The key material id: 64 hexadecimal digits.</summary>
    public string KeyMaterialId { get; }

    /// <summary>What the material is to its key.</summary>
    public KeyMaterialState KeyMaterialState { get; }

    /// <summary>Whether the bytes are there: false once imported material is deleted or has expired.</summary>
    public bool IsPresent { get; }

    /// <summary>When imported material expires; null when it does not.</summary>
    public DateTimeOffset? ValidTo { get; }

    /// <summary>The description that was imported with it.</summary>
    public string? Description { get; }
}
