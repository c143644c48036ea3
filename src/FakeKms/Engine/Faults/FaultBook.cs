using FakeKms.Entropy;
using FakeKms.Model;

namespace FakeKms.Engine.Faults;

/// <summary>
/// All that a test scripted for the calls to come: the queue, first in, first out, then the rules. It has a lock of its own, since a test scripts at any time.
/// </summary>
internal sealed class FaultBook
{
    private readonly object gate = new();
    private readonly IReadOnlyList<QueuedFault> atStart;
    private readonly List<KmsFiredFault> fired = [];
    private readonly List<KmsUnfiredFault> endedUnfired = [];
    private readonly List<Exception> hookErrors = [];
    private readonly HashSet<KmsCallRule> unfinished = [];
    private readonly List<FaultBook> forks = [];
    private readonly List<Refusal> refusals = [];
    private List<QueuedFault> queue;
    private List<StandingFault> rules = [];
    private volatile bool isEmpty;
    private volatile bool isClosed;

    public FaultBook(IReadOnlyList<QueuedFault> atStart)
    {
        this.atStart = [.. atStart.Select(entry => entry.Copy(entry.IsInherited))];
        queue = [.. atStart.Select(entry => entry.Copy(entry.IsInherited))];
        isEmpty = queue.Count == 0;
    }

    /// <summary>Whether nothing is scripted: then calls need not be looked at.</summary>
    public bool IsEmpty => isEmpty;

    /// <summary>Whether any rule has code of the test.</summary>
    public bool HasHooks => Volatile.Read(ref rules).Exists(rule => rule.Fault is null);

    public IReadOnlyList<KmsFiredFault> Fired
    {
        get
        {
            lock (gate) return [.. fired];
        }
    }

    /// <summary>The error codes that calls can have for being scripted.</summary>
    public IReadOnlyList<string> ErrorCodes
    {
        get
        {
            lock (gate)
            {
                var scripted = queue.Select(entry => entry.Fault).Concat(rules.Select(rule => rule.Fault)).Concat(fired.Select(fault => fault.Fault));
                return [.. scripted.Select(fault => fault?.ErrorCode).OfType<string>().Distinct()];
            }
        }
    }

    public IReadOnlyList<Exception> HookErrors
    {
        get
        {
            lock (gate) return [.. hookErrors];
        }
    }

    public IReadOnlyList<KmsUnfiredFault> Unfired
    {
        get
        {
            lock (gate)
            {
                return
                [
                    .. endedUnfired,
                    .. queue.Where(entry => entry.IsUnfired && !entry.IsInherited).Select(entry => entry.View()),
                    .. forks.SelectMany(fork => fork.Unfired),
                    .. rules.Where(rule => rule.IsUnfired).Select(rule => rule.View()),
                    .. unfinished.Select(rule => new KmsUnfiredFault($"{rule} without .Fail(…), .Delay(…), .Run(…) or .RunAfter(…)", null, 0, null)),
                ];
            }
        }
    }

    /// <summary>The times without connections that no call in memory has met.</summary>
    public IReadOnlyList<KmsUnfiredFault> UnmetRefusals
    {
        get
        {
            lock (gate) return [.. refusals.Where(refusal => !refusal.IsMet).Select(_ => new KmsUnfiredFault("RefuseConnections()", null, 0, null))];
        }
    }

    /// <summary>Takes nothing more. What took place can still be read.</summary>
    public void Close() => isClosed = true;

    /// <exception cref="ObjectDisposedException">The server was disposed of.</exception>
    public void ThrowIfClosed() => ServerDisposed.ThrowIf(isClosed);

    public void Add(QueuedFault entry)
    {
        ThrowIfClosed();
        lock (gate) (queue, isEmpty) = ([.. queue, entry], false);
    }

    public IDisposable Add(StandingFault rule)
    {
        ThrowIfClosed();
        lock (gate) (rules, isEmpty) = ([.. rules, rule], false);
        return new Ending(() => End(rule));
    }

    public void Begun(KmsCallRule rule)
    {
        ThrowIfClosed();
        lock (gate) unfinished.Add(rule);
    }

    public void Finished(KmsCallRule rule)
    {
        lock (gate) unfinished.Remove(rule);
    }

    /// <summary>What a call comes to; null for its own answer.</summary>
    public KmsFault? Take(KmsCall call, string requestId, RandomStream chance)
    {
        lock (gate)
        {
            var fault = Find(call, chance);
            if (fault is not null) fired.Add(new KmsFiredFault(fault, call, requestId));
            return fault;
        }
    }

    public Refusal BeginRefusal()
    {
        var refusal = new Refusal();
        lock (gate) refusals.Add(refusal);
        return refusal;
    }

    public void EndRefusal(Refusal refusal)
    {
        lock (gate) refusal.IsOver = true;
    }

    /// <summary>Notes that a call was refused a connection.</summary>
    public void MeetRefusals()
    {
        lock (gate) refusals.FindAll(refusal => !refusal.IsOver).ForEach(refusal => refusal.IsMet = true);
    }

    public void Note(Exception hookError)
    {
        lock (gate) hookErrors.Add(hookError);
    }

    /// <summary>The rules with code of the test that is to run before or after a call.</summary>
    public IReadOnlyList<StandingFault> Hooks(KmsCall call, RandomStream chance, Func<StandingFault, bool> which)
    {
        lock (gate) return [.. rules.Where(rule => which(rule) && rule.Takes(call, () => chance.Fraction()))];
    }

    /// <summary>Brings back what there was at the start.</summary>
    public void Reset()
    {
        lock (gate)
        {
            queue = [.. atStart.Select(entry => entry.Copy(entry.IsInherited))];
            rules = [];
            fired.Clear();
            endedUnfired.Clear();
            hookErrors.Clear();
            unfinished.Clear();
            forks.Clear();
            refusals.RemoveAll(refusal => refusal.IsOver);
            isEmpty = queue.Count == 0;
        }
    }

    /// <summary>What is left of the queue, for another server. The rules belong to those who hold them.</summary>
    public FaultBook Fork()
    {
        lock (gate)
        {
            var fork = new FaultBook([.. queue.Select(entry => entry.Copy(isInherited: true))]);
            forks.Add(fork);
            return fork;
        }
    }

    private KmsFault? Find(KmsCall call, RandomStream chance)
    {
        foreach (var entry in queue)
        {
            if (!entry.Takes(call, out var fault)) continue;
            if (!entry.IsUnfired) (queue, isEmpty) = ([.. queue.Where(other => other != entry)], queue.Count + rules.Count == 1);
            return fault;
        }
        return rules.Find(rule => rule.Fault is not null && rule.Takes(call, () => chance.Fraction()))?.Fault;
    }

    private void End(StandingFault rule)
    {
        lock (gate)
        {
            if (!rules.Contains(rule)) return;
            (rules, isEmpty) = ([.. rules.Where(other => other != rule)], queue.Count + rules.Count == 1);
            if (rule.IsUnfired) endedUnfired.Add(rule.View());
        }
    }
}
