using System.Diagnostics;
using System.Globalization;

namespace FakeKms.Fuzzing.Running;

/// <summary>What a run came to.</summary>
internal sealed class FuzzFigures(string target, int seed)
{
    private readonly Stopwatch watch = Stopwatch.StartNew();

    public long Inputs { get; set; }

    /// <summary>Inputs that went where none had gone before.</summary>
    public int Kept { get; set; }

    public TimeSpan Slowest { get; set; }

    public long MostAllocated { get; set; }

    public TimeSpan Elapsed => watch.Elapsed;

    public List<Finding> Findings { get; } = [];

    /// <summary>One line with a tabulator between the figures, for whoever adds them up.</summary>
    public override string ToString() => string.Join('\t', ((IFormattable[])
    [
        Inputs, Math.Round(Elapsed.TotalSeconds, 1), Math.Round(Inputs / Math.Max(Elapsed.TotalSeconds, 0.001)), Kept, Math.Round(Slowest.TotalMilliseconds),
        MostAllocated >> 20, Findings.Count,
    ]).Select(figure => figure.ToString(null, CultureInfo.InvariantCulture)).Prepend(seed.ToString(CultureInfo.InvariantCulture)).Prepend(target));
}
