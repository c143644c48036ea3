using FakeKms.Replay.Calls;
using FakeKms.Replay.History;
using FakeKms.Replay.Log;
using FakeKms.Scenarios;

namespace FakeKms.Replay;

/// <summary>What a replay does, decided before it begins: the keys that have to be there, the calls, and what is left out.</summary>
internal sealed class ReplayPlan
{
    private readonly List<PlannedCall> calls = [];
    private readonly List<KmsSkippedRecord> skipped = [];
    private readonly List<ReplayedKey> keys = [];
    private readonly HashSet<string> materialIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> materials = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">A record cannot be replayed, and is not to be skipped.</exception>
    public ReplayPlan(IEnumerable<KmsEvent> records, bool skipUnreplayable)
    {
        var log = records.ToArray();
        Names = new ReplayNames(log);
        var events = LogOrder.Of(Calls(log).Concat(log.Where(IsOwn)).Select(record => new LoggedEvent(record, Names)));
        if (events.Count == 0) return;
        (First, Last) = (events[0].Record.EventTime, events[^1].Record.EventTime);
        var replayed = Choose(events, skipUnreplayable);
        var kept = events.Where(logged => IsOwn(logged.Record) || replayed.ContainsKey(logged)).ToArray();
        var histories = kept.SelectMany(logged => logged.Keys.Select(key => (key.KeyId, logged))).Distinct()
            .GroupBy(pair => pair.KeyId, pair => pair.logged).Select(group => new KeyHistory(group.Key, [.. group])).ToDictionary(history => history.KeyId);
        var earlier = new EarlierNames(replayed.Keys);
        foreach (var history in histories.Values) Prepare(history, earlier);
        var ids = new NewIds(log.Where(record => record.SharedEventID is not null).ToLookup(record => record.SharedEventID!), keys.SelectMany(key => key.Grants).Select(grant => grant.GrantId));
        foreach (var (logged, caller) in replayed)
        {
            var material = logged is { Name: "ImportKeyMaterial", Keys: [var key, ..] } ? histories[key.KeyId].Materials.ImportedBy(logged) : null;
            calls.Add(new PlannedCall(logged, caller, ids.Of(logged, caller.Caller!), material)
            {
                Aliases = logged.Creates is { } made
                    ? [.. earlier.AliasesOf(made.KeyId).Where(alias => alias.Region == made.Region).Select(alias => alias.Name)]
                    : [],
            });
        }
    }

    public ReplayNames Names { get; }

    public DateTimeOffset First { get; }

    public DateTimeOffset Last { get; }

    public IReadOnlyList<PlannedCall> PlannedCalls => calls;

    public IReadOnlyList<KmsSkippedRecord> Skipped => skipped;

    /// <summary>The keys that the log takes for granted.</summary>
    public IReadOnlyList<ReplayedKey> Keys => keys;

    /// <summary>The ids of materials by key id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Materials => materials;

    private static bool IsOwn(KmsEvent record) => record is { EventType: "AwsServiceEvent", UserIdentity.Type: null };

    // Of the copies that several accounts have of one call, the caller's says most.
    private static IEnumerable<KmsEvent> Calls(KmsEvent[] log)
    {
        var copies = log.Where(record => record.SharedEventID is not null).GroupBy(record => record.SharedEventID)
            .ToDictionary(group => group.Key!, group => group.MinBy(record => record.UserIdentity.Type == "AWSAccount"));
        return log.Where(record => ReplayRules.IsCall(record) && (record.SharedEventID is not { } shared || copies[shared] == record));
    }

    private Dictionary<LoggedEvent, ScenarioCaller> Choose(IReadOnlyList<LoggedEvent> events, bool skipUnreplayable)
    {
        var chosen = new Dictionary<LoggedEvent, ScenarioCaller>();
        var known = new LoggedContext();
        foreach (var logged in events.Where(logged => !IsOwn(logged.Record)))
        {
            try
            {
                if (ReplayRules.Unpredictable(logged.Record) is { } reason) throw new UnreplayableException(reason);
                known.Check(logged);
                RequestBinder.Bind(logged, Names, TimeSpan.Zero);
                chosen.Add(logged, LoggedCaller.Of(logged.Record));
            }
            catch (UnreplayableException exception)
            {
                // What failed has changed nothing, so that the calls behind it do not miss it.
                if (logged.Succeeded && !skipUnreplayable) throw ReplayErrors.Unreplayable(logged.Record, exception.Message, "records");
                skipped.Add(new KmsSkippedRecord(logged.Record, exception.Message));
            }
        }
        return chosen;
    }

    private void Prepare(KeyHistory history, EarlierNames earlier)
    {
        // No two keys have the same material, whatever a log says.
        materials[history.KeyId] = [.. history.Materials.Ids.Select(id => materialIds.Add(id) ? id : ReplayNames.LongId($"{history.KeyId} {id}"))];
        if (!history.IsCreated) keys.Add(history.Before(First, Last, earlier.AliasesOf(history.KeyId), earlier.GrantsOf(history.KeyId)));
    }
}
