using System.Collections.Concurrent;

namespace FakeKms.Crypto.Keys;

/// <summary>
/// Lends out objects that are costly to make and not promised to be safe for parallel use, such as the framework's RSA: each caller has one to itself
/// while it works, and the next caller takes over what lies idle.
/// </summary>
internal sealed class Loans<T>(Func<T> create)
    where T : class
{
    private readonly ConcurrentStack<T> idle = new();

    public TResult Use<TResult>(Func<T, TResult> work)
    {
        if (!idle.TryPop(out var lent)) lent = create();
        try
        {
            return work(lent);
        }
        finally
        {
            idle.Push(lent);
        }
    }
}
