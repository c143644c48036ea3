using FakeKms.Model;

namespace FakeKms.Replay.Log;

/// <summary>The aliases and grants that calls of the log use before, or without, the log creating them.</summary>
internal sealed class EarlierNames
{
    private readonly HashSet<(string Account, string Region, string Name)> aliases = [];
    private readonly HashSet<string> grants = [];
    private readonly Dictionary<string, List<(string Region, string Name)>> aliasesByKey = [];
    private readonly Dictionary<string, List<(string Region, string GrantId)>> grantsByKey = [];

    /// <param name="calls">The calls, in order.</param>
    /// <param name="scripted">Those that are only made to fail: of what they would have changed, they tell nothing.</param>
    public EarlierNames(IEnumerable<LoggedEvent> calls, IReadOnlySet<LoggedEvent> scripted)
    {
        foreach (var call in calls)
        {
            NoteAliases(call, scripted.Contains(call));
            NoteGrant(call);
        }
    }

    public IReadOnlyList<(string Region, string Name)> AliasesOf(string keyId) => aliasesByKey.TryGetValue(keyId, out var list) ? list : [];

    public IReadOnlyList<(string Region, string GrantId)> GrantsOf(string keyId) => grantsByKey.TryGetValue(keyId, out var list) ? list : [];

    private void NoteAliases(LoggedEvent call, bool isScripted)
    {
        if (call.Keys is not [var first, .., var last]) (first, last) = call.Keys is [var only] ? (only, only) : default;
        if (first == default) return;
        // Who looks for an alias in vain tells that it was not there, and makes it next.
        var isNew = call is { Name: "CreateAlias", Succeeded: true } or { Record.ErrorCode: "NotFoundException" };
        if (!isScripted) Note(call.Sent("aliasName"), last, isNew);
        Note(call.Sent("keyId"), first, isNew: false);
        Note(call.Sent("sourceKeyId"), first, isNew: false);
        Note(call.Sent("destinationKeyId"), last, isNew: false);
    }

    private void Note(string? text, KeyArn key, bool isNew)
    {
        var name = ArnParts.Parse(text)?.Resource ?? text;
        if (name?.StartsWith("alias/", StringComparison.Ordinal) != true || !aliases.Add((key.AccountId, key.Region, name)) || isNew) return;
        In(aliasesByKey, key.KeyId).Add((key.Region, name));
    }

    private void NoteGrant(LoggedEvent call)
    {
        if (call is { Name: "CreateGrant", Succeeded: true } && call.Answered("grantId") is { } made) grants.Add(ReplayNames.LongId(made));
        var ended = call.Name == "RevokeGrant" ? call.Sent("grantId") : call.Name == "RetireGrant" ? call.Noted("grantId") : null;
        if (ended is null || !call.WouldSucceed || call.Keys is not [var key, ..] || !grants.Add(ReplayNames.LongId(ended))) return;
        In(grantsByKey, key.KeyId).Add((key.Region, ReplayNames.LongId(ended)));
    }

    private static List<T> In<T>(Dictionary<string, List<T>> lists, string keyId)
    {
        if (!lists.TryGetValue(keyId, out var list)) lists[keyId] = list = [];
        return list;
    }
}
