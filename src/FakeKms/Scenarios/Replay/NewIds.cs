namespace FakeKms.Scenarios.Replay;

/// <summary>The ids that the log has given out, for the calls that give them out again. An id is given once, also where a repeated request is answered with it.</summary>
internal sealed class NewIds(ReplayNames names)
{
    private readonly HashSet<string> given = new(StringComparer.Ordinal);

    public ReplayedIds Of(LoggedEvent logged) => new()
    {
        EventId = ReplayNames.Plain(logged.Record.EventID),
        RequestId = ReplayNames.Plain(logged.Record.RequestID),
        KeyId = logged.Name == "CreateKey" && logged.Answered("keyMetadata", "keyId") is { } key ? Once(names.Key(key)) : null,
        GrantId = logged.Name == "CreateGrant" && logged.Answered("grantId") is { } grant ? Once(ReplayNames.LongId(grant)) : null,
        CustomKeyStoreId = logged.Name == "CreateCustomKeyStore" && logged.Answered("customKeyStoreId") is { } store ? Once(ReplayNames.StoreId(store)) : null,
    };

    private string? Once(string id) => given.Add(id) ? id : null;
}
