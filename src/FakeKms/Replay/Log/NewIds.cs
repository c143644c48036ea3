namespace FakeKms.Replay.Log;

/// <summary>
/// The ids that the log has given out, for the calls that give them out again. An id is given once, also where a repeated request is answered with it.
/// </summary>
internal sealed class NewIds(LogCopies copies, IEnumerable<string> grantsFromBefore)
{
    private readonly HashSet<string> given = new(grantsFromBefore, StringComparer.Ordinal);

    public ReplayedIds Of(LoggedEvent logged, KmsCaller caller) => new()
    {
        EventIds = EventIds(logged, caller),
        SharedEventId = ReplayNames.Plain(logged.Record.SharedEventID),
        RequestId = ReplayNames.Plain(logged.Record.RequestID),
        KeyId = logged is { Name: "CreateKey", Creates: { } key } && key.IsMultiRegion == logged.IsSent("multiRegion") ? Once(key.KeyId) : null,
        GrantId = logged.Name == "CreateGrant" && logged.Answered("grantId") is { } grant ? Once(ReplayNames.LongId(grant)) : null,
        CustomKeyStoreId = logged.Name == "CreateCustomKeyStore" && logged.Answered("customKeyStoreId") is { } store ? Once(ReplayNames.StoreId(store)) : null,
    };

    // The server records a call for the caller first, then for each owner of a key. A log may have the copy of one account alone.
    private IReadOnlyList<string> EventIds(LoggedEvent logged, KmsCaller caller)
    {
        if (ReplayNames.Plain(logged.Record.EventID) is not { } own) return [];
        string[] recipients = [.. logged.Keys.Select(key => key.AccountId).Prepend(caller.AccountId!).Distinct()];
        if (recipients.Length == 1) return [own];
        var records = copies.Of(logged.Record);
        var ids = recipients.Select(account => ReplayNames.Plain(records.FirstOrDefault(record => record.RecipientAccountId == account)?.EventID)).ToArray();
        return [.. ids.Take(Array.FindLastIndex(ids, id => id is not null) + 1).Select(id => id ?? ReplayNames.Invented(own))];
    }

    private string? Once(string id) => given.Add(id) ? id : null;
}
