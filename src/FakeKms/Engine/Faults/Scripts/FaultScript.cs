using FakeKms.Entropy;
using FakeKms.Model;
using FakeKms.Model.Faults;

namespace FakeKms.Engine.Faults.Scripts;

/// <summary>
/// All that a test scripted for the calls to come: the queue, first in, first out, then the rules. It has a lock of its own, since a test scripts at any time.
/// </summary>
internal class FaultScript<TCall, TFault, TFired>
    where TCall : class, IScriptedCall
    where TFault : class
{
    private readonly object gate = new();
    private readonly IReadOnlyList<QueuedFault<TCall, TFault>> atStart;
    private readonly List<TFired> fired = [];
    private readonly HashSet<TFault> taken = [];
    private readonly List<KmsUnfiredFault> endedUnfired = [];
    private readonly List<Exception> hookErrors = [];
    private readonly HashSet<object> unfinished = [];
    private readonly List<FaultScript<TCall, TFault, TFired>> forks = [];
    private readonly Func<TFault, TCall, string, TFired> view;
    private List<QueuedFault<TCall, TFault>> queue;
    private List<StandingFault<TCall, TFault>> rules = [];
    private volatile bool isEmpty;
    private volatile bool isClosed;

    /// <param name="atStart">The queue, to begin with.</param>
    /// <param name="view">What a test sees of a fault that took place at a call, with the request id of the call.</param>
    public FaultScript(IReadOnlyList<QueuedFault<TCall, TFault>> atStart, Func<TFault, TCall, string, TFired> view)
    {
        this.view = view;
        this.atStart = [.. atStart.Select(entry => entry.Copy(entry.IsInherited))];
        queue = [.. atStart.Select(entry => entry.Copy(entry.IsInherited))];
        isEmpty = queue.Count == 0;
    }

    /// <summary>Whether nothing is scripted: then calls need not be looked at.</summary>
    public bool IsEmpty => isEmpty;

    /// <summary>Whether any rule has code of the test.</summary>
    public bool HasHooks => Volatile.Read(ref rules).Exists(rule => rule.Fault is null);

    public IReadOnlyList<TFired> Fired
    {
        get
        {
            lock (gate) return [.. fired];
        }
    }

    /// <summary>What calls can come to for being scripted, once each.</summary>
    public IReadOnlyList<TFault> Faults
    {
        get
        {
            lock (gate) return [.. queue.Select(entry => entry.Fault).Concat(rules.Select(rule => rule.Fault)).Concat(taken).OfType<TFault>().Distinct()];
        }
    }

    /// <summary>Whether anybody can connect.</summary>
    public ConnectionDoor Door { get; } = new();

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

    /// <summary>Takes nothing more. What took place can still be read.</summary>
    public void Close() => isClosed = true;

    /// <exception cref="ObjectDisposedException">The server was disposed of.</exception>
    public void ThrowIfClosed() => ServerDisposed.ThrowIf(isClosed);

    public void Add(QueuedFault<TCall, TFault> entry)
    {
        ThrowIfClosed();
        lock (gate) (queue, isEmpty) = ([.. queue, entry], false);
    }

    public IDisposable Add(StandingFault<TCall, TFault> rule)
    {
        ThrowIfClosed();
        lock (gate) (rules, isEmpty) = ([.. rules, rule], false);
        return new Ending(() => End(rule));
    }

    public void Begun(object rule)
    {
        ThrowIfClosed();
        lock (gate) unfinished.Add(rule);
    }

    public void Finished(object rule)
    {
        lock (gate) unfinished.Remove(rule);
    }

    /// <summary>What a call comes to; null for its own answer.</summary>
    public TFault? Take(TCall call, string requestId, RandomStream chance)
    {
        lock (gate)
        {
            var fault = Find(call, chance);
            if (fault is null) return null;
            fired.Add(view(fault, call, requestId));
            taken.Add(fault);
            return fault;
        }
    }

    public void Note(Exception hookError)
    {
        lock (gate) hookErrors.Add(hookError);
    }

    /// <summary>The rules with code of the test that is to run before or after a call.</summary>
    public IReadOnlyList<StandingFault<TCall, TFault>> Hooks(
        TCall call, RandomStream chance, Func<StandingFault<TCall, TFault>, bool> which)
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
            taken.Clear();
            endedUnfired.Clear();
            hookErrors.Clear();
            unfinished.Clear();
            forks.Clear();
            isEmpty = queue.Count == 0;
        }
        Door.Reset();
    }

    /// <summary>What is left of the queue, for another server. The rules belong to those who hold them.</summary>
    protected TScript Fork<TScript>(Func<IReadOnlyList<QueuedFault<TCall, TFault>>, TScript> make)
        where TScript : FaultScript<TCall, TFault, TFired>
    {
        lock (gate)
        {
            var fork = make([.. queue.Select(entry => entry.Copy(isInherited: true))]);
            forks.Add(fork);
            return fork;
        }
    }

    /// <summary>A condition of a test. What it throws is the test's own, and no defect of the server that asked it.</summary>
    public Func<TCall, bool> Guarded(Func<TCall, bool> condition) => call =>
    {
        try
        {
            return condition(call);
        }
#pragma warning disable CA1031 // Whatever it is.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Note(error);
            return false;
        }
    };

    private TFault? Find(TCall call, RandomStream chance)
    {
        foreach (var entry in queue)
        {
            if (!entry.Takes(call, out var fault)) continue;
            if (!entry.IsUnfired) (queue, isEmpty) = ([.. queue.Where(other => other != entry)], queue.Count + rules.Count == 1);
            return fault;
        }
        return rules.Find(rule => rule.Fault is not null && rule.Takes(call, () => chance.Fraction()))?.Fault;
    }

    private void End(StandingFault<TCall, TFault> rule)
    {
        lock (gate)
        {
            if (!rules.Contains(rule)) return;
            (rules, isEmpty) = ([.. rules.Where(other => other != rule)], queue.Count + rules.Count == 1);
            if (rule.IsUnfired) endedUnfired.Add(rule.View());
        }
    }
}
