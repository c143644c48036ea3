using FakeKms.Engine.Members;
using FakeKms.Replay.Log;

namespace FakeKms.Replay.Calls;

/// <summary>What the log has shown so far, and whether a call can be made with it. Calls have to come in their order.</summary>
internal sealed class LoggedContext
{
    private static readonly string[] Principals = ["granteePrincipal", "retiringPrincipal"];
    private readonly HashSet<string> stores = new(StringComparer.Ordinal);
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
        if (logged is { Name: "CreateCustomKeyStore", Succeeded: true } && logged.Answered("customKeyStoreId") is { } made) stores.Add(made);
        else if ((logged.Sent("customKeyStoreId") ?? logged.Noted("customKeyStoreId")) is { } id && logged.WouldSucceed && !stores.Contains(id))
            throw ReplayErrors.NoKeyStore(id);
    }
}
