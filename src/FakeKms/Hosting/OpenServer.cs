using FakeKms.Model;
using FakeKms.Time;

namespace FakeKms.Hosting;

/// <summary>Answers, as long as the server is there: hooks of a test may never end, and keep nobody once it is gone.</summary>
internal static class OpenServer
{
    /// <summary>How long what waits when the server goes has to end by itself, as hooks do that end it.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    /// <param name="pending">The answer.</param>
    /// <param name="closing">Is cancelled when the server goes.</param>
    /// <exception cref="ObjectDisposedException">The server was disposed of meanwhile.</exception>
    public static ValueTask<T> While<T>(ValueTask<T> pending, CancellationToken closing) =>
        pending.IsCompleted ? pending : WaitAsync(pending.AsTask(), closing);

    private static async ValueTask<T> WaitAsync<T>(Task<T> pending, CancellationToken closing)
    {
        try
        {
            return await RealTime.While(pending, closing).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            await Task.WhenAny(pending, RealTime.Delay(Grace, CancellationToken.None)).ConfigureAwait(false);
            ServerDisposed.ThrowIf(!pending.IsCompleted);
            return await pending.ConfigureAwait(false);
        }
    }
}
