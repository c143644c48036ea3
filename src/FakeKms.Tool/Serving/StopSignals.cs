using System.Runtime.InteropServices;

namespace FakeKms.Tool.Serving;

/// <summary>Waits until the program is asked to stop: by a terminal, by a container, or by a test.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;
    private readonly CancellationTokenRegistration told;

    public StopSignals(CancellationToken stopping)
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        told = stopping.Register(() => stopped.TrySetResult());
    }

    public Task Stopped => stopped.Task;

    public void Dispose()
    {
        told.Dispose();
        terminate.Dispose();
        interrupt.Dispose();
    }

    // The program ends by itself, and in order.
    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stopped.TrySetResult();
    }
}
