using System.Globalization;

namespace FakeKms.Mutants;

/// <summary>
/// The command line, after the folder of a run: <c>prepare LIBRARY</c> puts Stryker's library beside this program; <c>measure</c> runs all tests without a change; <c>judge PROCESSES FOLDER…</c> looks at the changes in folders or
/// files; <c>table FOLDER FLOOR</c> prints the score and what no test noticed, and fails below the floor.
/// </summary>
internal static class Program
{
    /// <summary>The exit code of a process that is no longer fit to judge.</summary>
    public const int Spoilt = 3;
    private const int Usage = 2;

    public static int Main(string[] arguments) => arguments switch
    {
        [var folder, "prepare", var library] => Prepare(new(folder), library),
        [var folder, "measure"] => Measure(new(folder)),
        [var folder, "judge", var processes, .. var folders] => Judged(new(folder), Number(processes), folders),
        [var folder, "child"] => Judge.Run(new(folder), fromTheStart: null),
        [var folder, "child", var mutant] => Judge.Run(new(folder), Number(mutant)),
        [var folder, "table", var of, var floor] => Scores.Print(new(folder), of, Number(floor)),
        _ => Usage,
    };

    private static int Prepare(Files files, string library)
    {
        QuickSwitch.Put(library, Path.Combine(AppContext.BaseDirectory, "FakeKms.dll"), Mutant.Read(files.Report).Max(mutant => mutant.Id) + 1);
        return 0;
    }

    private static int Measure(Files files)
    {
        Coverage.Measure().Write(files.Coverage);
        return 0;
    }

    private static int Judged(Files files, int processes, string[] folders)
    {
        var mutants = Mutant.Read(files.Report);
        var chosen = folders.SelectMany(folder => Sampled([.. mutants.Where(mutant => mutant.IsIn(folder))])).Distinct();
        new Supervisor(files, Coverage.Read(files.Coverage)).Run(chosen, processes);
        return 0;
    }

    private static Mutant[] Sampled(Mutant[] mutants)
    {
        if (Environment.GetEnvironmentVariable("FAKEKMS_MUTANTS_SAMPLE") is not { } count) return mutants;
        new Random(1).Shuffle(mutants);
        return mutants[..Math.Min(Number(count), mutants.Length)];
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
