namespace FakeKms.Mutants;

/// <summary>Which tests look at a change, those first that are likely to notice it.</summary>
internal sealed class TestChoice(Coverage coverage, IEnumerable<Mutant> mutants)
{
    private const int Remembered = 12;
    private const int First = 8;
    private const int Next = 64;
    private const int Favour = 4;
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1.5);
    private readonly Dictionary<string, LinkedList<string>> killers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, int>> rarities = new(StringComparer.Ordinal);
    private readonly ILookup<string, int> byFile = mutants.ToLookup(mutant => mutant.File, mutant => mutant.Id);
    private readonly ILookup<string, int> byFolder = mutants.ToLookup(mutant => mutant.Folder, mutant => mutant.Id);

    /// <summary>What all tests of a change may take together, by what they take without it.</summary>
    public static TimeSpan Budget { get; } = TimeSpan.FromSeconds(
        int.Parse(Environment.GetEnvironmentVariable("FAKEKMS_MUTANTS_SECONDS") ?? "20", System.Globalization.CultureInfo.InvariantCulture));

    public (IReadOnlyList<string> Run, int All) Meeting(Mutant mutant) => Ordered(mutant, [.. coverage.Tests.Where(test => coverage.IsMet(test, mutant.Id))]);

    /// <summary>
    /// Those that meet anything in the folder of a change which itself is met once in a process, and those beside it: what a table has shows where it is read.
    /// </summary>
    public (IReadOnlyList<string> Run, int All) About(Mutant mutant)
    {
        var near = byFolder[mutant.Folder].Where(id => !coverage.RunsOnce(id)).ToArray();
        return Ordered(mutant, [.. coverage.Tests.Where(test => IsBeside(test, mutant) || coverage.IsMet(test, mutant.Id) || near.Any(id => coverage.IsMet(test, id)))]);
    }

    public void Killed(Mutant mutant, string killer)
    {
        if (!killers.TryGetValue(mutant.File, out var list)) killers[mutant.File] = list = new();
        list.Remove(killer);
        list.AddFirst(killer);
        if (list.Count > Remembered) list.RemoveLast();
    }

    /// <summary>A few, then more, then the rest: most changes are noticed at once.</summary>
    public static IEnumerable<string[]> Batches(IReadOnlyList<string> names) =>
        new[] { names.Take(First), names.Skip(First).Take(Next), names.Skip(First + Next) }.Select(batch => batch.ToArray()).Where(batch => batch.Length > 0);

    private (IReadOnlyList<string> Run, int All) Ordered(Mutant mutant, List<string> meeting)
    {
        var known = killers.GetValueOrDefault(mutant.File) ?? [];
        var able = meeting.Where(test => coverage.Duration(test) < Slow).ToList();
        // What meets a line that few tests meet is about the special cases of the file.
        var rarity = RarityIn(mutant.File);
        var rare = able.OrderBy(test => rarity.GetValueOrDefault(test, int.MaxValue)).ThenBy(coverage.Width);
        // Tests of one fixture are alike: one of each before the second of any, and somewhat more of those that are about the folder.
        var broad = able.GroupBy(Fixture)
            .SelectMany(fixture => fixture.OrderBy(coverage.Width).Select((test, place) => (Test: test, Place: IsBeside(test, mutant) ? place / Favour : place)))
            .OrderBy(it => it.Place)
            .ThenBy(it => coverage.Width(it.Test))
            .Select(it => it.Test);
        var ordered = known.Where(able.Contains).Concat(rare.Zip(broad, (one, other) => new[] { one, other }).SelectMany(pair => pair)).Distinct()
            .OrderBy(test => coverage.Duration(test) < Quick ? 0 : 1);
        var left = Budget;
        return ([.. ordered.TakeWhile(test => (left -= coverage.Duration(test)) > TimeSpan.Zero)], meeting.Count);
    }

    // Of each test: how many meet the line of the file that the fewest meet, of those that it meets.
    private Dictionary<string, int> RarityIn(string file)
    {
        if (rarities.TryGetValue(file, out var known)) return known;
        var made = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var id in byFile[file])
        {
            var meeting = coverage.Tests.Where(test => coverage.IsMet(test, id)).ToList();
            foreach (var test in meeting) made[test] = Math.Min(meeting.Count, made.GetValueOrDefault(test, int.MaxValue));
        }
        return rarities[file] = made;
    }

    private static string Fixture(string test)
    {
        var name = test.Split('(')[0];
        return test.Contains(").", StringComparison.Ordinal) ? name : name[..name.LastIndexOf('.')];
    }

    private static bool IsBeside(string test, Mutant mutant) =>
        test.StartsWith($"FakeKms.Tests.{mutant.Folder.Replace('/', '.')}.", StringComparison.Ordinal);
}
