using Amazon.KeyManagementService;
using FakeKms.Domain.Grants;
using FakeKms.Domain.Keys;

namespace FakeKms;

/// <summary>A key as it was when it was looked at: a read-only view that leaves no record and asks no permission.</summary>
public sealed class FakeKey
{
    internal FakeKey(KmsKey key, IEnumerable<string> aliases, IEnumerable<KeyGrant> grants)
    {
        KeyId = key.KeyId;
        Arn = key.Arn;
        AccountId = key.Home.AccountId;
        Region = key.Home.Region;
        Description = key.Description;
        KeyState = key.State;
        Origin = key.Origin;
        CreationDate = key.CreationDate;
        DeletionDate = key.DeletionDate;
        CurrentKeyMaterialId = key.Materials.Current?.Id;
        Policy = key.Policy;
        Aliases = [.. aliases];
        Tags = new Dictionary<string, string>(key.Tags);
        Materials = [.. key.Materials.All.Select(material => new FakeKeyMaterial(material))];
        Grants = [.. grants.Select(grant => new FakeKeyGrant(grant))];
    }

    /// <summary>The key id.</summary>
    public string KeyId { get; }

    /// <summary>The key ARN.</summary>
    public string Arn { get; }

    /// <summary>The account that owns the key.</summary>
    public string AccountId { get; }

    /// <summary>The Region of the key.</summary>
    public string Region { get; }

    /// <summary>The description; empty when there is none.</summary>
    public string Description { get; }

    /// <summary>The key state.</summary>
    public KeyState KeyState { get; }

    /// <summary>Where the material comes from.</summary>
    public OriginType Origin { get; }

    /// <summary>When the key was created.</summary>
    public DateTimeOffset CreationDate { get; }

    /// <summary>When the key will be deleted; null unless deletion is scheduled.</summary>
    public DateTimeOffset? DeletionDate { get; }

    /// <summary>The id of the material that encrypts; null before the first import.</summary>
    public string? CurrentKeyMaterialId { get; }

    /// <summary>The key policy that was given at the creation; null for the default one.</summary>
    public string? Policy { get; }

    /// <summary>The alias names of the key, in their order.</summary>
    public IReadOnlyList<string> Aliases { get; }

    /// <summary>The tags of the key.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; }

    /// <summary>All key materials, oldest first.</summary>
    public IReadOnlyList<FakeKeyMaterial> Materials { get; }

    /// <summary>The grants on the key, in the order of their ids.</summary>
    public IReadOnlyList<FakeKeyGrant> Grants { get; }

    /// <summary>The key ARN and the state.</summary>
    public override string ToString() => $"{Arn} {KeyState}";
}
