using FakeKms.Engine.Members;
using FakeKms.Replay.Log;

namespace FakeKms.Replay.Calls;

/// <summary>What the log has shown so far, and whether a call can be made with it. Calls have to come in their order.</summary>
/// <param name="storesFromBefore">The custom key stores that are there from the start.</param>
internal sealed class LoggedContext(IEnumerable<string> storesFromBefore)
{
    private static readonly string[] Principals = ["granteePrincipal", "retiringPrincipal"];
    private readonly HashSet<string> stores = new(storesFromBefore, StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> lists = new(StringComparer.Ordinal);

    /// <exception cref="UnreplayableException">Something is missing.</exception>
    public void Check(LoggedEvent logged)
    {
        if (!SdkOperations.Names.Contains(logged.Name)) throw ReplayErrors.NoOperation(logged.Name);
        if (logged is { Name: "RetireGrant", WouldSucceed: true } && (logged.Noted("grantId") is null || logged.Keys.Count == 0)) throw ReplayErrors.NoGrant();
        if (logged.Name == "RetireGrant" && !logged.WouldSucceed) throw ReplayErrors.NoGrant();
        if (logged is { Name: "Decrypt", WouldSucceed: true, Keys.Count: 0 } && logged.Sent("keyId") is null) throw ReplayErrors.NoKey();
        if (HiddenPrincipal(logged) is { } hidden) throw ReplayErrors.NoPrincipal(hidden);
        if (RequestBinder.MissingMember(logged) is { } member) throw ReplayErrors.NoMember(member);
        CheckMarker(logged);
        CheckStore(logged);
    }

    /// <summary>Whether a call failed because of something that the log itself has made.</summary>
    public bool Explains(LoggedEvent logged) => logged.Record.ErrorCode switch
    {
        "XksKeyAlreadyInUseException" => taken.Contains(ExternalKey(logged)),
        "XksProxyUriInUseException" => taken.Contains(ProxyUri(logged)),
        _ => false,
    };

    // AWS shows no more of a service that it does not name.
    private static string? HiddenPrincipal(LoggedEvent logged) =>
        logged.Name != "CreateGrant" ? null : Principals.FirstOrDefault(member => logged.Sent(member) == "AWS Internal");

    private void CheckMarker(LoggedEvent logged)
    {
        if (!logged.Succeeded) return;
        if (logged.Sent("marker") is not null && !lists.Contains(logged.Name)) throw ReplayErrors.NoFirstPage();
        lists.Add(logged.Name);
    }

    private void CheckStore(LoggedEvent logged)
    {
        if (LoggedStore.MadeBy(logged) is { } made) stores.Add(made);
        else if (LoggedStore.IdIn(logged) is { } id && (logged.WouldSucceed || IsOfStore(logged)) && !stores.Contains(id)) throw ReplayErrors.NoKeyStore(id);
        if (logged is { Name: "CreateKey", Succeeded: true }) taken.Add(ExternalKey(logged));
        if (logged is { Name: "CreateCustomKeyStore", Succeeded: true }) taken.Add(ProxyUri(logged));
    }

    // What is wrong with a store says that there is one.
    private static bool IsOfStore(LoggedEvent logged) =>
        logged.Record.ErrorCode is { } code and not "CustomKeyStoreNotFoundException" && code.StartsWith("CustomKeyStore", StringComparison.Ordinal);

    private static string ExternalKey(LoggedEvent logged) => $"{logged.Sent("customKeyStoreId")} {logged.Sent("xksKeyId")}";

    private static string ProxyUri(LoggedEvent logged) => $"{logged.Record.AwsRegion} {logged.Sent("xksProxyUriEndpoint")}{logged.Sent("xksProxyUriPath")}";
}
