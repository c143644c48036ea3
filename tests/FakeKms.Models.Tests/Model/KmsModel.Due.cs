namespace FakeKms.Models.Tests.Model;

// What happens by itself, each at its own time; of what is due at the same time, what was arranged first comes first.
internal sealed partial class KmsModel
{
    private List<Due> due = [];

    /// <summary>When something is going to happen or to end.</summary>
    public IEnumerable<DateTimeOffset> Dates => due.Select(item => item.At).Concat(Tokens.Values.Select(token => token.ValidTo)).Where(date => date > Now);

    public void Schedule(Due item) => due.Add(item);

    /// <summary>Makes the next material of a key its current one.</summary>
    public void Rotate(ModelKey key, string type, DateTimeOffset at)
    {
        var next = key.Kind.IsExternal ? key.Pending : new ModelMaterial($"{key.Name}/{key.Materials.Count}", "PENDING_ROTATION");
        // The material that was to come next has been deleted or has expired meanwhile: AWS does not say what happens then, so nothing does.
        if (next is null) return;
        if (!key.Kind.IsExternal) key.Materials.Add(next);
        key.Current!.State = "NON_CURRENT";
        (next.State, next.RotationDate, next.RotationType) = ("CURRENT", at, type);
        Happened("RotateKey", key, at);
    }

    private void Settle()
    {
        while (due.Where(item => item.At <= Now).MinBy(item => item.At) is { } next)
        {
            due.Remove(next);
            if (Keys.TryGetValue(next.Key, out var key)) Happen(next, key);
        }
    }

    private void Happen(Due item, ModelKey key)
    {
        switch (item.What)
        {
            case DueKind.Deletion when key.DeletionDate == item.Date:
                Delete(key, item.At);
                break;
            case DueKind.Expiry when key.Find(item.Material!) is { IsPresent: true } material && material.Import == item.Import:
                Remove(key, material);
                Happened("DeleteExpiredKeyMaterial", key, item.At);
                break;
            case DueKind.Rotation when key.NextRotation == item.Date && key.State == "Enabled":
                Rotate(key, "AUTOMATIC", item.At);
                StartPeriod(key, item.At);
                break;
            case DueKind.EndOfRotationOnDemand:
                key.OnDemandStart = null;
                Rotate(key, "ON_DEMAND", item.At);
                break;
        }
    }

    /// <summary>The first rotation comes one period from then.</summary>
    public void StartPeriod(ModelKey key, DateTimeOffset from)
    {
        key.NextRotation = from.AddDays(key.RotationPeriod!.Value);
        Schedule(new Due(key.NextRotation.Value, key.Name, DueKind.Rotation, key.NextRotation));
    }

    /// <summary>
    /// Deletes imported material, or lets it expire. What waits for its rotation is forgotten and the key stays as it is; without one that is bound
    /// to it a key is pending import, also one that was disabled.
    /// </summary>
    public static void Remove(ModelKey key, ModelMaterial material)
    {
        (material.IsPresent, material.ValidTo) = (false, null);
        if (material.IsBound) key.IsDisabled = false;
        else key.Materials.Remove(material);
    }

    private void Delete(ModelKey key, DateTimeOffset at)
    {
        Keys.Remove(key.Name);
        DeletedKeys.Add(key.Name);
        foreach (var alias in Aliases.Values.Where(alias => alias.Key == key.Name).ToList()) Aliases.Remove(alias.Name);
        Happened("DeleteKey", key, at);
    }

    private void Happened(string name, ModelKey key, DateTimeOffset at) => Events.Add(new ModelEvent(name, null, at, null, key.Name));
}
