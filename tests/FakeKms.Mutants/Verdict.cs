using System.Globalization;

namespace FakeKms.Mutants;

/// <summary>What became of a change.</summary>
/// <param name="Outcome">killed, survived, uncovered, hung, crashed, or once: it runs before any test does, and was not tried in a process of its own.</param>
/// <param name="Detail">The test that noticed it, or how many tests looked at it.</param>
internal sealed record Verdict(int Id, string Outcome, string Detail, TimeSpan Took)
{
    // Tests print too.
    private const string Mark = "@@ ";

    public bool IsNoticed => Outcome is "killed" or "hung" or "crashed";

    public static Verdict Parse(string line) => line.Split('\t') is [var id, var outcome, var took, var detail, ..]
        ? new(int.Parse(id, CultureInfo.InvariantCulture), outcome, detail, TimeSpan.FromMilliseconds(long.Parse(took, CultureInfo.InvariantCulture)))
        : throw new FormatException($"No verdict: {line}");

    /// <summary>To the process that listens.</summary>
    public static void Say(string text) => Console.Out.WriteLine(Mark + text);

    public static string? Heard(string line) => line.StartsWith(Mark, StringComparison.Ordinal) ? line[Mark.Length..] : null;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Id}\t{Outcome}\t{(long)Took.TotalMilliseconds}\t{Detail.ReplaceLineEndings(" ").Replace('\t', ' ')}");
}
