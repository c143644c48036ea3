using FakeKms.Replay.Log;

namespace FakeKms.Replay.History;

/// <summary>What a log says of all its keys: how those were that it takes for granted, and what the materials of each are called.</summary>
internal sealed class LogHistory
{
    private readonly EarlierNames earlier;
    private readonly Dictionary<string, KeyHistory> histories;

    /// <param name="events">What is replayed and what KMS did by itself, in order.</param>
    /// <param name="calls">The calls that are made again, in order.</param>
    /// <param name="scripted">Those of the calls that are only made to fail, and are none of the events: they tell that there is a key, and no more.</param>
    /// <param name="first">The time of the first record of the log.</param>
    /// <param name="last">The time of the last one.</param>
    public LogHistory(
        IReadOnlyList<LoggedEvent> events, IEnumerable<LoggedEvent> calls, IReadOnlySet<LoggedEvent> scripted, DateTimeOffset first, DateTimeOffset last)
    {
        earlier = new EarlierNames(calls, scripted);
        histories = events.SelectMany(logged => logged.Keys.Select(key => (key.KeyId, logged))).Distinct()
            .GroupBy(pair => pair.KeyId, pair => pair.logged)
            .ToDictionary(group => group.Key, group => new KeyHistory(group.Key, [.. group]));
        var failed = scripted.SelectMany(logged => logged.Keys.Select(key => (key.KeyId, logged))).Distinct().GroupBy(pair => pair.KeyId, pair => pair.logged);
        foreach (var group in failed.Where(group => !histories.ContainsKey(group.Key)).ToArray())
            histories[group.Key] = new KeyHistory(group.Key, [.. group], isOfFailuresAlone: true);
        Keys = [.. histories.Values.Where(history => !history.IsCreated).Select(history => Before(history, first, last))];
        KeyStores = KeyStoreHistory.Of(events);
        Materials = MaterialsOf(histories.Values);
    }

    /// <summary>The keys that the log takes for granted.</summary>
    public IReadOnlyList<ReplayedKey> Keys { get; }

    /// <summary>The external key stores that it takes for granted.</summary>
    public IReadOnlyList<ReplayedKeyStore> KeyStores { get; }

    /// <summary>The ids of materials by key id, in the order in which the key gets them.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Materials { get; }

    /// <summary>What the replay calls the material that an import brings; null for every other call.</summary>
    public string? MaterialOf(LoggedEvent logged) =>
        logged is { Name: "ImportKeyMaterial", Keys: [var key, ..] } ? histories[key.KeyId].Materials.ImportedBy(logged) : null;

    /// <summary>Aliases of the key that a call makes, which the log uses and does not create.</summary>
    public IReadOnlyList<string> AliasesMadeBy(LoggedEvent logged) => logged.Creates is { } made
        ? [.. earlier.AliasesOf(made.KeyId).Where(alias => alias.Region == made.Region).Select(alias => alias.Name)]
        : [];

    private ReplayedKey Before(KeyHistory history, DateTimeOffset first, DateTimeOffset last) =>
        history.Before(first, last, earlier.AliasesOf(history.KeyId), earlier.GrantsOf(history.KeyId));

    // No two keys have the same material, whatever a log says.
    private static Dictionary<string, IReadOnlyList<string>> MaterialsOf(IEnumerable<KeyHistory> histories)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return histories.ToDictionary(
            history => history.KeyId,
            history => (IReadOnlyList<string>)[.. history.Materials.Ids.Select(id => taken.Add(id) ? id : ReplayNames.LongId($"{history.KeyId} {id}"))],
            StringComparer.Ordinal);
    }
}
