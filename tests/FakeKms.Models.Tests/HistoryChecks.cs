using FakeKms.Models.Tests.Histories;
using FakeKms.Models.Tests.Runs;
using FakeKms.Models.Tests.Sequences;

namespace FakeKms.Models.Tests;

/// <summary>A random history, and what there is to be said against it.</summary>
internal static class HistoryChecks
{
    public static Task<History> RunAsync(ulong seed)
    {
        var subject = Subject.Of(seed);
        var (before, callers) = ParallelCommands.Of(seed, subject.NewModel());
        return HistoryRun.OfAsync(subject, before, callers);
    }

    public static string? Fault(History history) =>
        !Linearization.Exists(history) ? "No order of the calls explains their answers."
        : !Linearization.IsOrderOfTrail(history) ? "The order of the records is none that explains the answers."
        : null;
}
