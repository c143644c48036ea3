namespace FakeKms.Replay.Log;

/// <summary>
/// The connections of key stores that must have failed. ConnectCustomKeyStore answers before it is known, and no record is written when it is: only calls that
/// find the store not connected tell.
/// </summary>
internal static class FailedConnections
{
    /// <param name="events">The log, in order.</param>
    public static IReadOnlySet<LoggedEvent> In(IEnumerable<LoggedEvent> events)
    {
        var connecting = new Dictionary<string, LoggedEvent>(StringComparer.Ordinal);
        var failed = new HashSet<LoggedEvent>();
        foreach (var logged in events)
        {
            // Of the two stores of a ReEncrypt its record names one.
            if (logged.Name == "ReEncrypt" || LoggedStore.IdIn(logged) is not { } store) continue;
            if (logged is { Name: "ConnectCustomKeyStore", Succeeded: true }) connecting[store] = logged;
            else if (!connecting.TryGetValue(store, out var connection)) continue;
            else if (logged is { Name: "DisconnectCustomKeyStore", Succeeded: true }) connecting.Remove(store);
            else if (FindsNoConnection(logged)) failed.Add(connection);
            else if (NeedsConnection(logged)) failed.Remove(connection);
        }
        return failed;
    }

    private static bool FindsNoConnection(LoggedEvent logged) =>
        LoggedProblem.IsOfConnection(logged.Record) || logged is { Name: "ConnectCustomKeyStore", Record.ErrorCode: "CustomKeyStoreInvalidStateException" };

    private static bool NeedsConnection(LoggedEvent logged) => logged.Succeeded && (logged.Name == "CreateKey" || logged.Noted("xksKeyId") is not null);
}
