using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace FakeKms.Hosting;

/// <summary>A listener that can let go of its port for a while: connections are refused then, as if nobody were there, and those that exist end.</summary>
internal sealed class PausableListenerFactory(IConnectionListenerFactory inner) : IConnectionListenerFactory
{
    private readonly object gate = new();
    private readonly List<PausableListener> listeners = [];

    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var listener = new PausableListener(inner, await inner.BindAsync(endpoint, cancellationToken).ConfigureAwait(false));
        lock (gate) listeners.Add(listener);
        return listener;
    }

    public async Task PauseAsync(bool isPaused)
    {
        PausableListener[] all;
        lock (gate) all = [.. listeners];
        foreach (var listener in all) await (isPaused ? listener.PauseAsync() : listener.ResumeAsync()).ConfigureAwait(false);
    }
}

/// <summary>One address of the host.</summary>
internal sealed class PausableListener(IConnectionListenerFactory factory, IConnectionListener first) : IConnectionListener
{
    private readonly object gate = new();
    private readonly HashSet<ConnectionContext> open = [];
    private IConnectionListener? current = first;
    private TaskCompletionSource<IConnectionListener?> resumed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Socket? place;
    private bool isUnbound;

    public EndPoint EndPoint { get; } = first.EndPoint;

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            IConnectionListener? listener;
            Task<IConnectionListener?> next;
            lock (gate) (listener, next) = (current, resumed.Task);
            listener ??= await next.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (listener is null) return null;
            if (await listener.AcceptAsync(cancellationToken).ConfigureAwait(false) is { } connection) return Note(connection);
            lock (gate)
            {
                if (isUnbound) return null;
            }
        }
    }

    public async Task PauseAsync()
    {
        IConnectionListener? listener;
        ConnectionContext[] connections;
        lock (gate)
        {
            (listener, current) = (current, null);
            connections = [.. open];
        }
        if (listener is null) return;
        await listener.UnbindAsync().ConfigureAwait(false);
        await listener.DisposeAsync().ConfigureAwait(false);
        KeepPlace();
        foreach (var connection in connections) connection.Abort();
    }

    public async Task ResumeAsync()
    {
        lock (gate)
        {
            if (isUnbound || current is not null) return;
        }
        GiveUpPlace();
        var listener = await factory.BindAsync(EndPoint).ConfigureAwait(false);
        lock (gate)
        {
            current = listener;
            resumed.SetResult(listener);
            resumed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        IConnectionListener? listener;
        lock (gate)
        {
            isUnbound = true;
            listener = current;
            resumed.TrySetResult(null);
        }
        if (listener is not null) await listener.UnbindAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        IConnectionListener? listener;
        lock (gate) (listener, current) = (current, null);
        place?.Dispose();
        if (listener is not null) await listener.DisposeAsync().ConfigureAwait(false);
    }

    // A port that is taken, and at which nobody listens, refuses connections. A free one might be given to somebody who asks for any, and is wanted back.
    private void KeepPlace()
    {
        var socket = new Socket(EndPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(EndPoint);
            place = socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
        }
    }

    private void GiveUpPlace()
    {
        place?.Dispose();
        place = null;
    }

    private ConnectionContext Note(ConnectionContext connection)
    {
        lock (gate) open.Add(connection);
        connection.ConnectionClosed.Register(() =>
        {
            lock (gate) open.Remove(connection);
        });
        return connection;
    }
}
