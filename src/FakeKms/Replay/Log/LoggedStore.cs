namespace FakeKms.Replay.Log;

/// <summary>What single records say of custom key stores, and which stores of a log are external ones that were there before.</summary>
internal static class LoggedStore
{
    private static readonly string[] OfProxies =
    [
        "xksProxyConnectivity", "xksProxyUriEndpoint", "xksProxyUriPath", "xksProxyVpcEndpointServiceName", "xksProxyVpcEndpointServiceOwner",
    ];

    /// <summary>The id of the store that a record is about, as the log has it; null for none.</summary>
    public static string? IdIn(LoggedEvent logged) => logged.Sent("customKeyStoreId") ?? logged.Noted("customKeyStoreId");

    /// <summary>The store that a record makes; null for none.</summary>
    public static string? MadeBy(LoggedEvent logged) =>
        logged is { Name: "CreateCustomKeyStore", Succeeded: true } ? logged.Answered("customKeyStoreId") : null;

    /// <summary>
    /// The external stores that a log does not create, as the log calls them. Those of which no record shows that they are external are not among them: what is
    /// behind a CloudHSM key store is not known.
    /// </summary>
    public static IReadOnlySet<string> ExternalFromBefore(IReadOnlyCollection<LoggedEvent> events)
    {
        var made = events.Select(MadeBy).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return events.Where(IsOfExternal).Select(IdIn).OfType<string>().Where(id => !made.Contains(id)).ToHashSet(StringComparer.Ordinal);
    }

    private static bool IsOfExternal(LoggedEvent logged) =>
        logged.Noted("xksKeyId") is not null
        || (logged.Name == "CreateKey" && logged.Sent("xksKeyId") is not null)
        || (logged.Name == "UpdateCustomKeyStore" && OfProxies.Any(member => logged.Sent(member) is not null));
}
