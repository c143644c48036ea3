using FakeKms.Models.Tests.Histories;
using FakeKms.Models.Tests.Runs;
using FakeKms.Models.Tests.Sequences;

namespace FakeKms.Models.Tests;

/// <summary>A random history, and what there is to be said against it.</summary>
internal static class HistoryChecks
{
    /// <summary>Makes the history of a seed.</summary>
    /// <returns>How many calls the callers made, and what no order of them explains; null when one does, and it is that of the trail.</returns>
    public static async Task<(int Calls, string? Fault)> RunAsync(ulong seed)
    {
        var subject = Subject.Of(seed);
        var (before, callers) = ParallelCommands.Of(seed, subject.NewModel());
        var history = await HistoryRun.OfAsync(subject, before, callers);
        var calls = history.Callers.Sum(operations => operations.Count);
        if ((Fault(history, byTheTrail: false) ?? Fault(history, byTheTrail: true)) is not { } fault) return (calls, null);
        // What goes wrong one after the other needs no callers side by side, and can be made short.
        var alone = await SequenceRun.OfAsync(subject, [.. before, .. callers.SelectMany(commands => commands)]);
        return (calls, alone is null ? $"Seed {seed}: {fault}\n{history}" : $"Seed {seed}:\n{await Shrinking.OfAsync(subject, alone)}");
    }

    private static string? Fault(History history, bool byTheTrail)
    {
        var search = new Linearization(history, byTheTrail);
        return search.Explains() ? null : $"No order {(byTheTrail ? "with these records " : "")}explains the answers. {search.Obstacle}";
    }
}
