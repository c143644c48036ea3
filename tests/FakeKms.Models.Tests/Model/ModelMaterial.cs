namespace FakeKms.Models.Tests.Model;

/// <summary>One key material of a key.</summary>
internal sealed class ModelMaterial(string symbol, string state)
{
    /// <summary>Stands for its id.</summary>
    public string Symbol => symbol;

    /// <summary>CURRENT, NON_CURRENT or PENDING_ROTATION.</summary>
    public string State { get; set; } = state;

    public bool IsPresent { get; set; } = true;

    public DateTimeOffset? ValidTo { get; set; }

    /// <summary>The number of its last import: the expiry of an earlier one is no matter of a later one.</summary>
    public int Import { get; set; }

    public DateTimeOffset? RotationDate { get; set; }

    public string? RotationType { get; set; }

    /// <summary>Material that waits for its rotation is not bound to the key yet.</summary>
    public bool IsBound => State != "PENDING_ROTATION";

    public ModelMaterial Copy() => (ModelMaterial)MemberwiseClone();
}
