using System.Collections.Immutable;
using System.Globalization;
using FakeKms.Engine.State;

namespace FakeKms.Engine.Faults;

/// <summary>Runs a test's code before and after calls, outside of every lock.</summary>
internal sealed class FaultHooks(FaultBook book)
{
    // The rules whose code is running in this flow: calls that it makes do not run it again.
    private static readonly AsyncLocal<ImmutableHashSet<long>?> Running = new();

    /// <summary>The rules whose code is running in this flow, to be sent where the flow does not reach by itself; null for none.</summary>
    public static string? Current => Running.Value is { IsEmpty: false } running ? string.Join(',', running.Order()) : null;

    public bool Any => !book.IsEmpty && book.HasHooks;

    /// <summary>Carries on in the flow of those rules too, for the rest of the calling method, which is asynchronous.</summary>
    public static void Enter(string? running)
    {
        if (running is null) return;
        Running.Value = [.. Running.Value ?? [], .. running.Split(',').Select(IdOf)];
    }

    /// <summary>The code to run before a call. It is asked for inside the server's lock, as the faults are.</summary>
    public IReadOnlyList<StandingFault> Before(KmsCall call, KmsState state) => Of(call, state, rule => rule.Before is not null);

    /// <summary>The code to run after a call.</summary>
    public IReadOnlyList<StandingFault> After(KmsCall call, KmsState state) => Of(call, state, rule => rule.After is not null);

    public async Task RunAsync(IReadOnlyList<StandingFault> rules, KmsCall call)
    {
        foreach (var rule in rules)
        {
            var outer = Running.Value;
            Running.Value = [.. outer ?? [], rule.Id];
            try
            {
                await (rule.Before ?? rule.After)!(call).ConfigureAwait(false);
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

    private static long IdOf(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    private IReadOnlyList<StandingFault> Of(KmsCall call, KmsState state, Func<StandingFault, bool> which) =>
        book.Hooks(call, state.Streams.Chance, rule => which(rule) && Running.Value?.Contains(rule.Id) != true);
}
