using System.Diagnostics;
using FakeKms.Fuzzing.Mutation;

namespace FakeKms.Fuzzing.Running;

/// <summary>
/// Feeds a target: right inputs first, then changed ones. With a map of branches, an input that went where none had gone before is changed further.
/// </summary>
internal sealed class FuzzRun
{
    // As much as a main thread of Windows has: less than one of Linux.
    private const int StackSize = 1 << 20;
    private const long MostAllocated = 256L << 20;
    private const int MostFindings = 20;
    private const int LongestInput = 1 << 20;

    private readonly string name;
    private readonly FuzzTarget target;
    private readonly int seed;
    private readonly CoverageMap? coverage;
    private readonly Random random;
    private readonly List<byte[]> pool;
    private readonly InputMutator mutator;
    private readonly HashSet<string> places = [];

    public FuzzRun(string name, FuzzTarget target, int seed, CoverageMap? coverage = null)
    {
        (this.name, this.target, this.seed, this.coverage) = (name, target, seed, coverage);
        random = new Random(seed);
        pool = [.. target.Seeds];
        mutator = new InputMutator(random, target.Form, pool);
        Figures = new FuzzFigures(name, seed);
    }

    public FuzzFigures Figures { get; }

    /// <summary>Hears of each input before it is taken.</summary>
    public Action<byte[]> Beginning { get; init; } = _ => { };

    /// <summary>Hears of what was found, at once.</summary>
    public Action<Finding> Found { get; init; } = _ => { };

    /// <summary>Runs until it is told to end, on a small stack.</summary>
    public void Run(Func<FuzzFigures, bool> goesOn)
    {
        var thread = new Thread(() => RunHere(goesOn), StackSize);
        thread.Start();
        thread.Join();
    }

    private void RunHere(Func<FuzzFigures, bool> goesOn)
    {
        var seeds = pool.Count;
        for (long number = 0; goesOn(Figures) && places.Count < MostFindings; number++)
        {
            var input = !target.IsMutating ? BitConverter.GetBytes(((long)seed << 32) + number)
                : number < seeds ? pool[(int)number]
                : mutator.Changed(pool[random.Next(pool.Count)]);
            if (input.Length > LongestInput) input = input[..LongestInput];
            Take(input, number);
        }
    }

    private void Take(byte[] input, long number)
    {
        Beginning(input);
        coverage?.Begin();
        var (begun, before) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes());
        var processor = Environment.CpuUsage.TotalTime;
        try
        {
            target.Run(input);
            var elapsed = Stopwatch.GetElapsedTime(begun);
            // Only this process counts: the machine may have other work.
            if (elapsed > target.Limit && Environment.CpuUsage.TotalTime - processor > target.Limit)
                throw new FindingException($"It took {elapsed.TotalSeconds:0.0} s, longer than {target.Limit.TotalSeconds} s.");
            if (coverage is not null && GC.GetTotalAllocatedBytes() - before is > MostAllocated and var bytes)
                throw new FindingException($"It allocated {bytes >> 20} MB.");
        }
#pragma warning disable CA1031 // Any exception that a target does not expect is what is looked for.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            Note(new Finding(name, seed, number, input, problem));
        }
        Figures.Inputs++;
        if (Stopwatch.GetElapsedTime(begun) is var time && time > Figures.Slowest) Figures.Slowest = time;
        Figures.MostAllocated = Math.Max(Figures.MostAllocated, GC.GetTotalAllocatedBytes() - before);
        if (coverage?.IsNew() != true || !target.IsMutating) return;
        Figures.Kept++;
        pool.Add(input);
    }

    private void Note(Finding finding)
    {
        if (!places.Add(finding.Place)) return;
        Figures.Findings.Add(finding);
        Found(finding);
    }
}
