using System.Collections.Concurrent;
using System.Globalization;

namespace FakeKms.Trail;

/// <summary>
/// One scope in an asynchronous flow, and those around it. The flow carries the innermost one: into what is awaited, into tasks and threads that are started,
/// and into a call that is answered in memory. Not into what was started before.
/// </summary>
internal sealed class ScopeFlow(object trail, ScopeFlow? outer)
{
    private static readonly AsyncLocal<ScopeFlow?> Innermost = new();
    private static readonly ConcurrentDictionary<string, WeakReference<ScopeFlow>> ByName = new(StringComparer.Ordinal);
    private static long given;
    private volatile bool isClosed;

    /// <summary>The innermost scope of the present flow that is open; null for none.</summary>
    public static ScopeFlow? Current => Open(Innermost.Value);

    /// <summary>Its records; guarded by the lock of the trail.</summary>
    public List<KmsEvent> Records { get; private set; } = [];

    /// <summary>A name for the scope, to be sent where the flow does not reach by itself.</summary>
    public string Name { get; } = Interlocked.Increment(ref given).ToString(CultureInfo.InvariantCulture);

    public static ScopeFlow Begin(object trail)
    {
        var flow = new ScopeFlow(trail, Current);
        ByName[flow.Name] = new WeakReference<ScopeFlow>(flow);
        return Innermost.Value = flow;
    }

    /// <summary>Carries on in the scope of a name, until the result is disposed of. Without a name, and if it is closed, all stays as it is.</summary>
    public static IDisposable? Enter(string? name)
    {
        if (name is null || !ByName.TryGetValue(name, out var known) || !known.TryGetTarget(out var flow)) return null;
        var before = Innermost.Value;
        Innermost.Value = flow;
        return new Left(before);
    }

    /// <summary>This scope and those around it that are open and of a trail.</summary>
    public IEnumerable<ScopeFlow> Of(object wanted)
    {
        for (var flow = Open(this); flow is not null; flow = Open(flow.Outer))
        {
            if (ReferenceEquals(flow.Trail, wanted)) yield return flow;
        }
    }

    public void Keep(IReadOnlySet<KmsEvent> left) => Records = [.. Records.Where(left.Contains)];

    public void Close()
    {
        isClosed = true;
        ByName.TryRemove(Name, out _);
        if (Innermost.Value == this) Innermost.Value = Open(outer);
    }

    private object Trail => trail;

    private ScopeFlow? Outer => outer;

    private static ScopeFlow? Open(ScopeFlow? flow)
    {
        while (flow is { isClosed: true }) flow = flow.Outer;
        return flow;
    }

    private sealed class Left(ScopeFlow? before) : IDisposable
    {
        public void Dispose() => Innermost.Value = before;
    }
}
