using System.Collections.Concurrent;

namespace FakeKms.Mutants;

/// <summary>Hands the changes to processes that judge them, starts a new process where one ended, and keeps the verdicts.</summary>
internal sealed class Supervisor(Files files, Coverage coverage)
{
    // Takes some seconds for each of some hundred.
    private static readonly bool TriesAlone = Environment.GetEnvironmentVariable("FAKEKMS_MUTANTS_ALONE") == "true";
    private readonly Lock gate = new();

    /// <summary>Judges what has no verdict yet.</summary>
    public void Run(IEnumerable<Mutant> mutants, int processes)
    {
        var known = VerdictsOf(files).Select(verdict => verdict.Id).ToHashSet();
        var left = new ConcurrentQueue<Mutant>(mutants.Where(mutant => !known.Contains(mutant.Id)));
        var threads = Enumerable.Range(0, processes).Select(_ => new Thread(() => Work(left))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    }

    /// <summary>The last one of each change counts.</summary>
    public static IEnumerable<Verdict> VerdictsOf(Files files) => File.Exists(files.Verdicts)
        ? File.ReadLines(files.Verdicts).Select(Verdict.Parse).GroupBy(verdict => verdict.Id).Select(group => group.Last())
        : [];

    private void Work(ConcurrentQueue<Mutant> left)
    {
        var child = new Child(files);
        while (left.TryDequeue(out var mutant))
        {
            var verdict = Among(mutant, child);
            // Where it has run before, in this process, tests that do not notice it say nothing: what it made is kept.
            if (!verdict.IsNoticed && TriesAlone) verdict = Alone(mutant);
            else if (!verdict.IsNoticed && coverage.RunsOnce(mutant.Id)) verdict = verdict with { Outcome = "once" };
            Keep(verdict);
        }
        child.End();
    }

    // A process that a change spoilt says nothing of that change: a new one does, and if that is spoilt too, the change itself does it, which tests noticed.
    private static Verdict Among(Mutant mutant, Child child) => child.Ask(mutant.Id) ?? child.Ask(mutant.Id) ?? new(mutant.Id, "killed", "and spoils the process", default);

    private Verdict Alone(Mutant mutant)
    {
        var child = new Child(files) { FromTheStart = mutant.Id };
        var verdict = child.Ask(mutant.Id) ?? throw new InvalidOperationException("A process of its own is not checked for being spoilt.");
        child.End();
        return verdict;
    }

    private void Keep(Verdict verdict)
    {
        lock (gate)
        {
            File.AppendAllText(files.Verdicts, verdict + "\n");
        }
    }
}
