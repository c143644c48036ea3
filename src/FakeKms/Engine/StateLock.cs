namespace FakeKms.Engine;

/// <summary>
/// The lock of a server's state: <c>using (gate.Enter()) …</c>. It knows whether its holder had it before, for a use of the state may lead to another one.
/// </summary>
internal sealed class StateLock
{
    private readonly object gate = new();
    private int depth;

    /// <summary>Whether the lock was taken within another use of the state. Only whoever has the lock may ask.</summary>
    public bool IsNested => depth > 1;

    public Held Enter()
    {
        Monitor.Enter(gate);
        depth++;
        return new Held(this);
    }

    /// <summary>Lets go of the lock.</summary>
    internal readonly struct Held(StateLock taken) : IDisposable
    {
        public void Dispose()
        {
            taken.depth--;
            Monitor.Exit(taken.gate);
        }
    }
}
