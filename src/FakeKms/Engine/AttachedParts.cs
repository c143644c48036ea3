using FakeKms.Model;

namespace FakeKms.Engine;

/// <summary>What other packages add to a server: each made once, and stopped with it.</summary>
internal sealed class AttachedParts
{
    private readonly Dictionary<Type, (object Part, Action Stop)> parts = [];
    private bool areStopped;

    /// <exception cref="ObjectDisposedException">The server was disposed of.</exception>
    public T Get<T>(Func<T> make, Action<T> stop)
        where T : class
    {
        lock (parts)
        {
            ServerDisposed.ThrowIf(areStopped);
            if (parts.TryGetValue(typeof(T), out var known)) return (T)known.Part;
            var made = make();
            parts[typeof(T)] = (made, () => stop(made));
            return made;
        }
    }

    public void Stop()
    {
        (object Part, Action Stop)[] all;
        lock (parts)
        {
            areStopped = true;
            all = [.. parts.Values];
        }
        foreach (var (_, stop) in all) stop();
    }
}
