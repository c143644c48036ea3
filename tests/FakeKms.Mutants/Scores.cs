using System.Globalization;

namespace FakeKms.Mutants;

/// <summary>How many changes tests notice, and those that none does.</summary>
internal static class Scores
{
    public static int Print(Files files, string of, int floor)
    {
        var mutants = Mutant.Read(files.Report).Where(mutant => mutant.IsIn(of)).ToList();
        var verdicts = Supervisor.VerdictsOf(files).ToDictionary(verdict => verdict.Id);
        var judged = mutants.Where(mutant => verdicts.ContainsKey(mutant.Id)).Select(mutant => (Mutant: mutant, Verdict: verdicts[mutant.Id])).ToList();
        foreach (var (mutant, verdict) in judged.Where(it => !it.Verdict.IsNoticed))
        {
            Console.WriteLine($"{mutant.Id,5} {verdict.Outcome} {mutant.File}:{mutant.Line} {mutant.Kind}: {mutant.Change} ({verdict.Detail})");
        }
        var count = judged.CountBy(it => it.Verdict.Outcome).ToDictionary();
        var score = 100.0 * judged.Count(it => it.Verdict.IsNoticed) / Math.Max(1, judged.Count - count.GetValueOrDefault("once"));
        string[] outcomes = ["killed", "hung", "crashed", "survived", "uncovered", "once"];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{of}: {judged.Count} of {mutants.Count} changes, {string.Join(", ", outcomes.Select(outcome => $"{count.GetValueOrDefault(outcome)} {outcome}"))}, {score:0.0} % noticed"));
        return score < floor ? 1 : 0;
    }
}
