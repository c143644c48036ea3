using FakeKms.Models.Tests.Runs;
using FakeKms.Models.Tests.Sequences;

namespace FakeKms.Models.Tests;

/// <summary>What becomes of the commands of sequences, as the model has it.</summary>
internal static class Reached
{
    private const int Sequences = 250;
    private const int Length = 60;

    private static readonly Lazy<IReadOnlySet<string>> All = new(Find);

    public static IReadOnlySet<string> Outcomes => All.Value;

    private static HashSet<string> Find()
    {
        var outcomes = new HashSet<string>();
        for (var seed = 1UL; seed <= Sequences; seed++)
        {
            var model = Subject.Of(seed).NewModel();
            foreach (var command in Sequence.Of(seed, Length, Subject.Of(seed).NewModel()).Where(command => command.Fits(model)))
                outcomes.Add($"{command.GetType().Name} {model.Do(command).Error ?? "success"}");
            outcomes.UnionWith(model.Events.Where(record => record.Caller is null).Select(record => $"{record.Name} by KMS"));
        }
        return outcomes;
    }
}
