namespace FakeKms.Models.Tests.Model;

/// <summary>A key: what it is, and the rules of its states (key-state.html of the developer guide).</summary>
internal sealed class ModelKey(string name, KeyKind kind)
{
    public string Name => name;

    public KeyKind Kind => kind;

    public string Description { get; set; } = "";

    public SortedDictionary<string, string> Tags { get; private set; } = new(StringComparer.Ordinal);

    public ModelPolicy Policy { get; set; } = ModelPolicy.Default;

    public List<ModelMaterial> Materials { get; private set; } = [];

    public List<ModelGrant> Grants { get; private set; } = [];

    public bool IsDisabled { get; set; }

    public DateTimeOffset? DeletionDate { get; set; }

    public int? RotationPeriod { get; set; }

    public DateTimeOffset? NextRotation { get; set; }

    public DateTimeOffset? OnDemandStart { get; set; }

    public int OnDemandRotations { get; set; }

    public ModelMaterial? Current => Materials.Find(material => material.State == "CURRENT");

    public ModelMaterial? Pending => Materials.Find(material => !material.IsBound);

    public ModelMaterial? Find(string symbol) => Materials.Find(material => material.Symbol == symbol);

    public bool LacksMaterial => kind.IsExternal && (Current is null || Materials.Exists(material => material.IsBound && !material.IsPresent));

    public string State =>
        DeletionDate is not null ? "PendingDeletion"
        : IsDisabled ? "Disabled"
        : LacksMaterial ? "PendingImport"
        : "Enabled";

    /// <summary>The symbol of the material of which it shows the id: only symmetric keys do.</summary>
    public string? Shown(ModelMaterial? material) => kind.IsSymmetric ? material?.Symbol : null;

    public void MustBeEnabled()
    {
        if (State != "Enabled") throw new Refusal(State == "Disabled" ? "DisabledException" : "KMSInvalidStateException");
    }

    public void MustBeEnabledOrDisabled()
    {
        if (State is not ("Enabled" or "Disabled")) throw new Refusal("KMSInvalidStateException");
    }

    public void MustNotBePendingDeletion()
    {
        if (DeletionDate is not null) throw new Refusal("KMSInvalidStateException");
    }

    public void MustHaveOrigin(string origin)
    {
        if (kind.Origin != origin) throw new Refusal("UnsupportedOperationException");
    }

    public void MustHaveUsage(string usage)
    {
        if (kind.Usage != usage) throw new Refusal("InvalidKeyUsageException");
    }

    public ModelKey Copy()
    {
        var copy = (ModelKey)MemberwiseClone();
        copy.Tags = new(Tags, StringComparer.Ordinal);
        copy.Materials = Materials.ConvertAll(material => material.Copy());
        copy.Grants = [.. Grants];
        return copy;
    }
}
