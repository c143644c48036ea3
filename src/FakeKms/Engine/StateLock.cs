namespace FakeKms.Engine;

/// <summary>
/// The lock of a server's state: <c>using (gate.Enter()) …</c>. A use of the state may lead to another one, within it.
/// </summary>
/// <param name="leave">Is done each time that the lock is let go, and under it still; null for nothing.</param>
internal sealed class StateLock(Action? leave = null)
{
    private readonly object gate = new();
    private int depth;

    // The thread that has the lock. Nobody else writes a thread's own number: whoever finds it here has the lock.
    private volatile int holder;

    /// <summary>Whether the caller has the lock.</summary>
    public bool IsHeld => holder == Environment.CurrentManagedThreadId;

    public Held Enter()
    {
        Monitor.Enter(gate);
        depth++;
        holder = Environment.CurrentManagedThreadId;
        return new Held(this);
    }

    private void Leave()
    {
        if (depth == 1) leave?.Invoke();
        if (--depth == 0) holder = 0;
        Monitor.Exit(gate);
    }

    /// <summary>Lets go of the lock.</summary>
    internal readonly struct Held(StateLock taken) : IDisposable
    {
        public void Dispose() => taken.Leave();
    }
}
