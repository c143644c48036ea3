using FakeKms.Entropy;

namespace FakeKms.Engine.Faults;

/// <summary>Runs a test's code before and after calls, outside of every lock.</summary>
internal sealed class FaultHooks(FaultBook book, Func<RandomStream> chance)
{
    // The rules whose code is running in this flow: calls that it makes do not run it again.
    private static readonly AsyncLocal<ImmutableStack?> Running = new();

    public bool Any => !book.IsEmpty && book.HasHooks;

    public Task BeforeAsync(KmsCall call) => RunAsync(call, rule => rule.Before);

    public Task AfterAsync(KmsCall call) => RunAsync(call, rule => rule.After);

    private async Task RunAsync(KmsCall call, Func<StandingFault, Func<KmsCall, Task>?> of)
    {
        foreach (var rule in book.Hooks(call, chance(), rule => of(rule) is not null && !IsRunning(rule)))
        {
            var outer = Running.Value;
            Running.Value = new ImmutableStack(rule, outer);
            try
            {
                await of(rule)!(call).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever the code of a test throws is for the test to see, not for the code under test.
            catch (Exception error)
#pragma warning restore CA1031
            {
                book.Note(error);
            }
            finally
            {
                Running.Value = outer;
            }
        }
    }

    private static bool IsRunning(StandingFault rule)
    {
        for (var running = Running.Value; running is not null; running = running.Outer)
        {
            if (running.Rule == rule) return true;
        }
        return false;
    }

    private sealed record ImmutableStack(StandingFault Rule, ImmutableStack? Outer);
}
