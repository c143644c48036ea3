using System.Diagnostics;
using System.Globalization;
using NUnit.Framework.Interfaces;

namespace FakeKms.Mutants;

/// <summary>Takes changes from standard input, one id a line, and writes a verdict for each: what the supervisor has as its child, since a change can hang or end the process.</summary>
internal sealed class Judge
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);
    private readonly TestRun tests = new();
    private readonly TestChoice choice;
    private volatile Patience? running;

    private Judge(Coverage coverage, IReadOnlyDictionary<int, Mutant> mutants)
    {
        choice = new(coverage, mutants.Values);
        Mutants = mutants;
    }

    private IReadOnlyDictionary<int, Mutant> Mutants { get; }

    /// <param name="fromTheStart">A change that is in force before anything of the library runs; null for one after the other.</param>
    public static int Run(Files files, int? fromTheStart)
    {
        if (fromTheStart is { } early) MutantSwitch.Set(early);
        var judge = new Judge(Coverage.Read(files.Coverage), Mutant.Read(files.Report).ToDictionary(mutant => mutant.Id));
        new Thread(judge.Watch) { IsBackground = true }.Start();
        Verdict.Say("ready");
        while (Console.ReadLine() is { } line)
        {
            var verdict = judge.Try(judge.Mutants[int.Parse(line, CultureInfo.InvariantCulture)], fromTheStart is not null);
            if (verdict is null) return Program.Spoilt;
            Verdict.Say(verdict.ToString());
        }
        return 0;
    }

    /// <summary>Null where the process is no longer fit to tell: a test fails with no change in force.</summary>
    private Verdict? Try(Mutant mutant, bool fromTheStart)
    {
        var chosen = fromTheStart ? choice.About(mutant) : choice.Meeting(mutant);
        var clock = Stopwatch.StartNew();
        MutantSwitch.Set(mutant.Id);
        var (ran, killer) = RunAll(chosen.Run);
        MutantSwitch.Reset();
        var took = clock.Elapsed;
        if (killer is null) return new(mutant.Id, chosen.All == 0 ? "uncovered" : "survived", $"{ran} of {chosen.All}", took);
        // What a static member was made of stays: only a process without the change can tell, and the tests passed in one.
        if (!fromTheStart && RunAll([killer]).Killer is not null) return null;
        choice.Killed(mutant, killer);
        return new(mutant.Id, "killed", killer, took);
    }

    private (int Ran, string? Killer) RunAll(IReadOnlyList<string> names)
    {
        var ran = 0;
        foreach (var batch in TestChoice.Batches(names))
        {
            var listener = new Watched(this);
            tests.Run(batch.Where(tests.Tests.ContainsKey).Select(name => tests.Tests[name]), listener, untilFailure: true);
            running = null;
            ran += listener.Ran;
            if (listener.Failed is { } failed) return (ran, batch.First(name => tests.Tests.GetValueOrDefault(name) == failed));
        }
        return (ran, null);
    }

    private void Watch()
    {
        while (true)
        {
            Thread.Sleep(Tick);
            if (running is not { } patience || !patience.IsOver()) continue;
            Verdict.Say($"hangs {patience.Test}");
            Process.GetCurrentProcess().Kill();
        }
    }

    private sealed class Watched(Judge judge) : Listener
    {
        public int Ran { get; private set; }

        public ITest? Failed { get; private set; }

        protected override void Started(ITest test) => judge.running = new(test.FullName);

        protected override void Finished(ITestResult result)
        {
            judge.running = null;
            Ran++;
            if (result.ResultState.Status == TestStatus.Failed) Failed ??= result.Test;
        }
    }
}
