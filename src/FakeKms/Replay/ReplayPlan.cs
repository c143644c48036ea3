using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FakeKms.Model;
using FakeKms.Replay.Calls;
using FakeKms.Replay.History;
using FakeKms.Replay.Log;

namespace FakeKms.Replay;

/// <summary>What a replay does, decided before it begins: the keys that have to be there, the calls, and what is left out.</summary>
internal sealed class ReplayPlan
{
    private readonly IReadOnlyList<LoggedEvent> events;
    private readonly CallChoice choice;
    private readonly LogHistory history;

    /// <exception cref="ArgumentException">A record cannot be replayed, and is not to be skipped.</exception>
    public ReplayPlan(IReadOnlyList<KmsEvent> log, Unreplayable unreplayable)
    {
        Names = new ReplayNames(log);
        var copies = new LogCopies(log);
        events = EventsOf(log, copies);
        choice = new CallChoice([.. events.Where(logged => !ReplayRules.IsOwn(logged.Record))], Names, unreplayable);
        history = new LogHistory([.. events.Where(IsKept)], choice.Callers.Keys, choice.Scripted, First, Last);
        Calls = CallsWith(copies);
    }

    public ReplayNames Names { get; }

    /// <summary>The calls and what KMS did by itself, in order.</summary>
    public IReadOnlyList<LoggedEvent> Events => events;

    public DateTimeOffset First => events.Count == 0 ? default : events[0].Record.EventTime;

    public DateTimeOffset Last => events.Count == 0 ? default : events[^1].Record.EventTime;

    public IReadOnlyList<PlannedCall> Calls { get; }

    /// <summary>The calls that are left out, and why.</summary>
    public IReadOnlyList<(KmsEvent Record, string Reason)> Skipped => choice.Skipped;

    /// <summary>The keys that the log takes for granted.</summary>
    public IReadOnlyList<ReplayedKey> Keys => history.Keys;

    /// <summary>The external key stores that the log takes for granted.</summary>
    public IReadOnlyList<ReplayedKeyStore> KeyStores => history.KeyStores;

    /// <summary>The ARNs of the keys that the replay makes, before its calls or by them.</summary>
    public IEnumerable<string> KeyArns => Keys.Select(key => new AccountRegion(key.AccountId, key.Region).Arn("key/" + key.KeyId))
        .Concat(Calls.Select(call => call.Logged.Creates?.ToString()).OfType<string>());

    /// <summary>The ids of materials by key id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Materials => history.Materials;

    /// <summary>A number that follows from the ids of the log.</summary>
    public long Fingerprint => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\n', events.Select(logged => logged.Record.EventID)))));

    private IReadOnlyList<LoggedEvent> EventsOf(IReadOnlyList<KmsEvent> log, LogCopies copies)
    {
        var calls = log.Where(record => ReplayRules.IsCall(record) && copies.SaysMost(record));
        return LogOrder.Of(calls.Concat(log.Where(ReplayRules.IsOwn)).Select(record => new LoggedEvent(record, Names)));
    }

    private bool IsKept(LoggedEvent logged) => ReplayRules.IsOwn(logged.Record) || (choice.Callers.ContainsKey(logged) && !choice.Scripted.Contains(logged));

    private List<PlannedCall> CallsWith(LogCopies copies)
    {
        var ids = new NewIds(copies, Keys.SelectMany(key => key.Grants).Select(grant => grant.GrantId));
        var failedConnections = FailedConnections.In(choice.Callers.Keys);
        return
        [
            .. choice.Callers.Select(chosen => Planned(chosen.Key, chosen.Value, ids) with
            {
                Problem = failedConnections.Contains(chosen.Key) ? LoggedProblem.OfConnecting : LoggedProblem.Of(chosen.Key.Record),
            }),
        ];
    }

    private PlannedCall Planned(LoggedEvent logged, KmsCaller caller, NewIds ids) =>
        new(logged, caller, ids.Of(logged, caller), choice.Scripted.Contains(logged) ? null : history.MaterialOf(logged), history.AliasesMadeBy(logged))
        {
            IsScripted = choice.Scripted.Contains(logged),
            IsOfUnknownPrimary = IsOfUnknownPrimary(logged),
        };

    private bool IsOfUnknownPrimary(LoggedEvent logged) =>
        logged.Record.ErrorMessage?.Contains("is not a multi-region primary key", StringComparison.Ordinal) == true
        && logged.Keys is [var sent, ..]
        && Keys.Any(key => key.KeyId == sent.KeyId && key.Region == sent.Region && key.ReplicaRegions.Count == 0);
}
