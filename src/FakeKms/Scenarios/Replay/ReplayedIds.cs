namespace FakeKms.Scenarios.Replay;

/// <summary>Ids of a record that its replay is to have too; null for those that it has not or that have another form than the server's.</summary>
internal sealed record ReplayedIds
{
    public string? EventId { get; init; }

    public string? RequestId { get; init; }

    public string? KeyId { get; init; }

    public string? GrantId { get; init; }

    public string? CustomKeyStoreId { get; init; }
}
