using FakeKms.Trail;

namespace FakeKms;

public sealed partial class KmsTrail
{
    private readonly List<WeakReference<ScopeFlow>> scopes = [];

    /// <summary>
    /// Keeps apart what the present asynchronous flow records from here on: <c>using var mine = kms.Trail.Scope();</c>. Tests that run in parallel against one
    /// server see their own calls in it, by whatever client, also one that was made before. A scope inside another one is a part of it.
    /// </summary>
    /// <remarks>
    /// The flow is that of <see cref="AsyncLocal{T}"/>: what is awaited, and the tasks and threads that are started from here, down to calls in memory and
    /// calls over HTTP by the clients that the endpoint makes. It does not reach other processes, clients of somebody's own over HTTP, threads and background
    /// services that were started before, or requests to a TestServer whose <c>PreserveExecutionContext</c> is not set; tell those by caller or by key. What
    /// KMS does by itself when the clock moves belongs to no scope. Open it in the test itself: an asynchronous method that opens one cannot hand it on to its
    /// caller.
    /// </remarks>
    /// <returns>The records of the flow. Dispose of it to end it; what it has stays.</returns>
    public KmsTrailScope Scope()
    {
        settle();
        var flow = ScopeFlow.Begin(this);
        lock (gate)
        {
            scopes.RemoveAll(scope => !scope.TryGetTarget(out _));
            scopes.Add(new WeakReference<ScopeFlow>(flow));
        }
        return new KmsTrailScope(this, flow);
    }

    internal IReadOnlyList<KmsEvent> Recorded(ScopeFlow flow)
    {
        settle();
        lock (gate) return flow.Records.ToArray();
    }

    // Inside the lock.
    private void NoteInScopes(KmsEvent record)
    {
        if (scopes.Count == 0 || record.UserIdentity is { Type: null, InvokedBy: "AWS Internal" }) return;
        foreach (var flow in ScopeFlow.Current?.Of(this) ?? []) flow.Records.Add(record);
    }

    private void KeepInScopes()
    {
        if (scopes.Count == 0) return;
        var left = records.Take(count).ToHashSet();
        foreach (var scope in scopes)
        {
            if (scope.TryGetTarget(out var flow)) flow.Keep(left);
        }
    }
}
