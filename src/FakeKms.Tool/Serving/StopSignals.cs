using System.Runtime.InteropServices;

namespace FakeKms.Tool.Serving;

/// <summary>Waits until the program is asked to stop: by a terminal, by a container, or by a test.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IDisposable[] registrations;

    public StopSignals(CancellationToken stopping) => registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
        stopping.Register(() => stopped.TrySetResult()),
    ];

    public Task Stopped => stopped.Task;

    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
    }

    // The program ends by itself, and in order.
    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stopped.TrySetResult();
    }
}
