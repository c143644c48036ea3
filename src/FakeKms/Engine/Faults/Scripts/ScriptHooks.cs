using FakeKms.Entropy;
using FakeKms.Model.Faults;

namespace FakeKms.Engine.Faults.Scripts;

/// <summary>Runs a test's code before and after calls, outside of every lock.</summary>
internal class ScriptHooks<TCall, TFault, TFired>(FaultScript<TCall, TFault, TFired> script)
    where TCall : class, IScriptedCall
    where TFault : class
{
    public bool Any => script.HasHooks;

    /// <summary>The code to run before a call. It is asked for inside the server's lock, as the faults are.</summary>
    public IReadOnlyList<StandingFault<TCall, TFault>> Before(TCall call, RandomStream chance) => Of(call, chance, rule => rule.Before is not null);

    /// <summary>The code to run after a call.</summary>
    public IReadOnlyList<StandingFault<TCall, TFault>> After(TCall call, RandomStream chance) => Of(call, chance, rule => rule.After is not null);

    public async Task RunAsync(IReadOnlyList<StandingFault<TCall, TFault>> rules, TCall call)
    {
        foreach (var rule in rules)
        {
            using var running = RunningHooks.Enter(rule.Id);
            try
            {
                // On a thread of its own: code that blocks its thread or comes back to the caller's context would otherwise keep a caller for ever that waits
                // for the call there, or does not wait any more.
                await Task.Run(() => (rule.Before ?? rule.After)!(call) ?? throw NoTask()).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever the code of a test throws is for the test to see, not for the code under test.
            catch (Exception error)
#pragma warning restore CA1031
            {
                script.Note(error);
            }
        }
    }

    private static InvalidOperationException NoTask() => new("A hook returned null in place of a task. Return Task.CompletedTask, or make it async.");

    private IReadOnlyList<StandingFault<TCall, TFault>> Of(TCall call, RandomStream chance, Func<StandingFault<TCall, TFault>, bool> which) =>
        script.Hooks(call, chance, rule => which(rule) && !RunningHooks.Contain(rule.Id));
}
