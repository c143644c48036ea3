namespace FakeKms.Replay.History;

/// <summary>An external key store that a log uses and does not create: how it must have been before the log begins.</summary>
internal sealed record ReplayedKeyStore(string AccountId, string Region, string Id)
{
    /// <summary>What the log calls it; null when no record does.</summary>
    public string? Name { get; init; }

    public bool IsConnected { get; init; }
}
