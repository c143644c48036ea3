namespace FakeKms.Model;

/// <summary>
/// An id of a record or a call. Nearly all are UUIDs, of which there are as many as there are records: they are kept as such, and written out when somebody
/// asks.
/// </summary>
internal readonly record struct IdText
{
    private const int UuidLength = 36;

    private readonly Guid uuid;
    private readonly string? text;

    public IdText(Guid uuid) => this.uuid = uuid;

    private IdText(string text) => this.text = text;

    /// <summary>The id; null for none.</summary>
    public string? OrNull => text ?? (uuid == Guid.Empty ? null : uuid.ToString());

    public static implicit operator IdText(string? id) => Of(id);

    /// <summary>An id as somebody wrote it, to the letter; null for none.</summary>
    public static IdText Of(string? id) =>
        id is null ? default
        : IsLowerCaseUuid(id, out var uuid) ? new(uuid)
        : new(id);

    private static bool IsLowerCaseUuid(string id, out Guid uuid)
    {
        uuid = default;
        return id.Length == UuidLength && !id.AsSpan().ContainsAnyInRange('A', 'F') && Guid.TryParseExact(id, "D", out uuid) && uuid != Guid.Empty;
    }

    /// <summary>The id; empty for none.</summary>
    public override string ToString() => OrNull ?? "";
}
