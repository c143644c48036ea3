using System.Diagnostics;
using System.Globalization;
using FakeKms.Models.Tests.Runs;
using FakeKms.Models.Tests.Sequences;

namespace FakeKms.Models.Tests;

/// <summary>
/// Sequences and histories in turns, as many as FAKEKMS_MODEL_MINUTES hold, from the seed in FAKEKMS_MODEL_SEED on. What comes of it is written into the
/// file that FAKEKMS_MODEL_REPORT names.
/// </summary>
[Explicit("eng/model.sh runs it.")]
public sealed class LongRun
{
    private const int Length = 60;
    private const int MostFaults = 5;

    private readonly List<string> faults = [];

    [Test]
    public async Task Engine_and_model_never_disagree()
    {
        var (time, first) = (Stopwatch.StartNew(), (ulong)Setting("FAKEKMS_MODEL_SEED", 1000));
        var (seed, commands, calls) = (first, 0, 0);
        for (; time.Elapsed < TimeSpan.FromMinutes(Setting("FAKEKMS_MODEL_MINUTES", 1)) && faults.Count < MostFaults; seed++)
        {
            commands += await SequenceAsync(seed);
            calls += await HistoryAsync(seed);
        }
        var figures = $"Figures: {seed - first} sequences of {commands} commands, {seed - first} histories of {calls} calls, {faults.Count} faults";
        if (Environment.GetEnvironmentVariable("FAKEKMS_MODEL_REPORT") is { } report) await File.WriteAllLinesAsync(report, [.. faults, figures]);
        Assert.That(faults, Is.Empty);
    }

    private async Task<int> SequenceAsync(ulong seed)
    {
        var subject = Subject.Of(seed);
        var sequence = Sequence.Of(seed, Length, subject.NewModel());
        if (await SequenceRun.OfAsync(subject, sequence) is { } found) faults.Add($"Seed {seed}:\n{await Shrinking.OfAsync(subject, found)}");
        return sequence.Count;
    }

    private async Task<int> HistoryAsync(ulong seed)
    {
        var (calls, fault) = await HistoryChecks.RunAsync(seed);
        if (fault is not null) faults.Add(fault);
        return calls;
    }

    private static long Setting(string name, long otherwise) =>
        long.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
