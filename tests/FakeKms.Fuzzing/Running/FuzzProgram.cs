using System.Globalization;
using FakeKms.Fuzzing.Targets;

namespace FakeKms.Fuzzing.Running;

/// <summary>The command line: <c>targets</c>; <c>fuzz TARGET SECONDS SEED FOLDER</c>; <c>repeat TARGET FILE</c>.</summary>
internal static class FuzzProgram
{
    private const int HasFindings = 1;
    private const int Usage = 2;

    public static int Run(string[] arguments) => arguments switch
    {
        ["targets"] => Print(string.Join('\n', FuzzTargets.Names)),
        ["fuzz", var name, var seconds, var seed, var folder] => Fuzz(name, TimeSpan.FromSeconds(Number(seconds)), Number(seed), folder),
        ["repeat", var name, var file] => Repeat(name, file),
        _ => Usage,
    };

    private static int Fuzz(string name, TimeSpan time, int seed, string folder)
    {
        // Before anything of the library runs: what is instrumented writes there.
        var coverage = CoverageMap.OfProcess;
        using var target = FuzzTargets.Open(name);
        using var keeper = new InputKeeper(folder, name, seed);
        var watchdog = new Watchdog(() => Console.Error.WriteLine($"{name}: hangs with seed {seed}; the input is in {folder}"));
        var run = new FuzzRun(name, target, seed, coverage)
        {
            Beginning = input =>
            {
                keeper.Keep(input);
                watchdog.Begin();
            },
            Found = finding => Console.Error.WriteLine($"{finding.Save(folder)}: {finding}"),
        };
        run.Run(figures => figures.Elapsed < time);
        Console.WriteLine(run.Figures);
        return run.Figures.Findings.Count > 0 ? HasFindings : 0;
    }

    private static int Repeat(string name, string file)
    {
        _ = CoverageMap.OfProcess;
        using var target = FuzzTargets.Open(name);
        target.Run(file.EndsWith(".running", StringComparison.Ordinal) ? InputKeeper.Read(file) : File.ReadAllBytes(file));
        return Print("Nothing happened.");
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static int Print(string text)
    {
        Console.WriteLine(text);
        return 0;
    }
}
