namespace FakeKms.Replay.Log;

/// <summary>Ids of a record that its replay is to have too; null for those that it has not or that have another form than the server's.</summary>
internal sealed record ReplayedIds
{
    /// <summary>The event ids: of the caller's record, then of the copies that the owners of the keys get.</summary>
    public IReadOnlyList<string> EventIds { get; init; } = [];

    /// <summary>What the copies of the record in several accounts have in common.</summary>
    public string? SharedEventId { get; init; }

    public string? RequestId { get; init; }

    public string? KeyId { get; init; }

    public string? GrantId { get; init; }

    public string? CustomKeyStoreId { get; init; }
}
