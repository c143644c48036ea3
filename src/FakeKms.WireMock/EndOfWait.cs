using FakeKms.Time;
using Microsoft.AspNetCore.Http;

namespace FakeKms.Hosting;

/// <summary>
/// Lets a client go that waits for WireMock.Net when the server goes: that waits out its delays and the proxies of its mappings, and knows of no end.
/// </summary>
internal sealed class EndOfWait : IDisposable
{
    private readonly object gate = new();
    private readonly CancellationTokenRegistration registration;
    private HttpContext? waiting;

    public EndOfWait(HttpContext context, CancellationToken closing)
    {
        waiting = context;
        registration = closing.UnsafeRegister(static wait => _ = ((EndOfWait)wait!).EndAsync(), this);
    }

    /// <summary>Nobody waits any more.</summary>
    public void Dispose()
    {
        lock (gate) waiting = null;
        registration.Unregister();
    }

    private async Task EndAsync()
    {
        await RealTime.Delay(OpenServer.Grace, CancellationToken.None).ConfigureAwait(false);
        lock (gate) waiting?.Abort();
    }
}
