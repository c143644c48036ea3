using FakeKms.Replay.Log;

namespace FakeKms.Replay.History;

/// <summary>How the external key stores were that a log uses and does not create.</summary>
internal static class KeyStoreHistory
{
    public static IReadOnlyList<ReplayedKeyStore> Of(IReadOnlyCollection<LoggedEvent> events) =>
        [.. LoggedStore.ExternalFromBefore(events).Select(id => Before(id, [.. events.Where(logged => LoggedStore.IdIn(logged) == id)]))];

    private static ReplayedKeyStore Before(string id, IReadOnlyList<LoggedEvent> events)
    {
        // The store is where its keys are, whoever of another account uses them.
        var owner = events.Select(logged => logged.Keys is [.., var key] && logged.Noted("xksKeyId") is not null ? key.AccountId : null).FirstOrDefault(Known)
            ?? events[0].Record.UserIdentity.AccountId ?? events[0].Record.RecipientAccountId;
        return new ReplayedKeyStore(owner, events[0].Record.AwsRegion, ReplayNames.StoreId(id))
        {
            Name = events.Select(logged => logged.Noted("customKeyStoreName")).FirstOrDefault(Known),
            IsConnected = events.Select(WasConnected).FirstOrDefault(was => was is not null) ?? true,
        };

        static bool Known(string? text) => text is not null;
    }

    // The first record that depends on it says it.
    private static bool? WasConnected(LoggedEvent logged) => logged.Name switch
    {
        "ConnectCustomKeyStore" or "DeleteCustomKeyStore" when logged.Succeeded => false,
        "UpdateCustomKeyStore" when logged.Succeeded => IsForDisconnected(logged) ? false : null,
        "DescribeCustomKeyStores" => null,
        _ when LoggedProblem.IsOfConnection(logged.Record) => false,
        _ when logged.Succeeded || LoggedProblem.Of(logged.Record) is not null => true,
        _ => null,
    };

    // The name, the path and the credential can be changed at any time.
    private static bool IsForDisconnected(LoggedEvent logged) =>
        logged.Sent("xksProxyConnectivity") is not null
        || logged.Sent("xksProxyUriEndpoint") is not null
        || logged.Sent("xksProxyVpcEndpointServiceName") is not null;
}
