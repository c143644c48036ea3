namespace FakeKms.Engine;

/// <summary>
/// The lock of a server's state: <c>using (gate.Enter()) …</c>. A use of the state may lead to another one, within it.
/// </summary>
/// <param name="leave">Is done each time that the lock is let go, and under it still; null for nothing.</param>
internal sealed class StateLock(Action? leave = null)
{
    private readonly object gate = new();
    private int depth;

    /// <summary>Whether the caller has the lock.</summary>
    public bool IsHeld => Monitor.IsEntered(gate);

    public Held Enter()
    {
        Monitor.Enter(gate);
        depth++;
        return new Held(this);
    }

    private void Leave()
    {
        if (depth == 1) leave?.Invoke();
        depth--;
        Monitor.Exit(gate);
    }

    /// <summary>Lets go of the lock.</summary>
    internal readonly struct Held(StateLock taken) : IDisposable
    {
        public void Dispose() => taken.Leave();
    }
}
