using FakeKms.Model;

namespace FakeKms.Engine.Authorization;

/// <summary>
/// Whether policies decide, what a test refuses without them, and what was refused. It has a lock of its own, since a test changes it at any time.
/// </summary>
internal sealed class AuthorizationBook
{
    private readonly object gate = new();
    private readonly KmsAuthorizationMode atStart;
    private readonly List<(KmsDenial Denial, bool WasRefused)> noted = [];
    private readonly List<Scope> scopes = [];
    private KmsAuthorizationMode basis;
    private volatile QuickDenial[] quick = [];
    private volatile int mode;
    private volatile bool isClosed;

    public AuthorizationBook(KmsAuthorizationMode atStart) => (this.atStart, basis, mode) = (atStart, atStart, (int)atStart);

    public KmsAuthorizationMode Mode
    {
        get => (KmsAuthorizationMode)mode;
        set
        {
            ThrowIfClosed();
            lock (gate)
            {
                if (scopes is [.., var scope])
                {
                    throw new InvalidOperationException(
                        $"The mode of authorization is {scope.Mode} for as long as a `using kms.Authorization.{scope.Mode}()` lasts. " +
                        "Set it before or after that.");
                }
                basis = value;
                Settle();
            }
        }
    }

    /// <summary>What a test refuses without policies.</summary>
    public IReadOnlyList<QuickDenial> Quick => quick;

    /// <summary>What was refused, or would have been.</summary>
    public IReadOnlyList<(KmsDenial Denial, bool WasRefused)> Noted
    {
        get
        {
            lock (gate) return [.. noted];
        }
    }

    public IDisposable Begin(KmsAuthorizationMode wanted)
    {
        ThrowIfClosed();
        var scope = new Scope(wanted);
        lock (gate)
        {
            scopes.Add(scope);
            Settle();
        }
        return new Ending(() => End(scope));
    }

    public IDisposable Add(QuickDenial denial)
    {
        ThrowIfClosed();
        lock (gate) quick = [.. quick, denial];
        return new Ending(() =>
        {
            lock (gate) quick = [.. quick.Where(other => !ReferenceEquals(other, denial))];
        });
    }

    public void Note(KmsDenial denial, bool wasRefused)
    {
        lock (gate) noted.Add((denial, wasRefused));
    }

    /// <summary>Takes nothing more. What was refused can still be read.</summary>
    public void Close() => isClosed = true;

    /// <summary>Brings back what there was at the start. Scopes that last go on.</summary>
    public void Reset()
    {
        lock (gate)
        {
            basis = atStart;
            Settle();
            quick = [];
            noted.Clear();
        }
    }

    /// <summary>The same for another server, which begins with what holds here now.</summary>
    public AuthorizationBook Fork()
    {
        lock (gate) return new AuthorizationBook(Mode) { quick = quick };
    }

    private void ThrowIfClosed() => ServerDisposed.ThrowIf(isClosed);

    private void End(Scope scope)
    {
        lock (gate)
        {
            scopes.Remove(scope);
            Settle();
        }
    }

    // Calls read it without the lock.
    private void Settle() => mode = (int)(scopes is [.., var last] ? last.Mode : basis);

    private sealed class Scope(KmsAuthorizationMode mode)
    {
        public KmsAuthorizationMode Mode { get; } = mode;
    }
}
