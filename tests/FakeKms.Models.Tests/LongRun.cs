using System.Diagnostics;
using System.Globalization;
using FakeKms.Models.Tests.Runs;
using FakeKms.Models.Tests.Sequences;

namespace FakeKms.Models.Tests;

/// <summary>As many sequences as the minutes in FAKEKMS_MODEL_MINUTES hold, from the seed in FAKEKMS_MODEL_SEED on: eng/model.sh.</summary>
[Explicit("eng/model.sh runs it.")]
public sealed class LongRun
{
    private const int Length = 60;
    private const int MostTold = 5;

    [Test]
    public async Task Engine_and_model_never_disagree()
    {
        var (time, seed) = (Stopwatch.StartNew(), Setting("FAKEKMS_MODEL_SEED", 1000));
        var (sequences, commands, told) = (0, 0, new HashSet<string>());
        for (; time.Elapsed < TimeSpan.FromMinutes(Setting("FAKEKMS_MODEL_MINUTES", 1)) && told.Count < MostTold; seed++, sequences++)
        {
            var subject = new Subject(TimeSpan.FromMinutes(seed % 2 == 0 ? 0 : 10));
            var sequence = Sequence.Of((ulong)seed, Length, subject.NewModel());
            commands += sequence.Count;
            if (await SequenceRun.OfAsync(subject, sequence) is not { } found) continue;
            found = await Shrinking.OfAsync(subject, found);
            if (told.Add(found.Steps[^1].Command.GetType().Name + found.Wanted + found.Found)) TestContext.Progress.WriteLine($"Seed {seed}:\n{found}");
        }
        TestContext.Out.WriteLine($"{sequences} sequences, {commands} commands, {told.Count} disagreements");
        Assert.That(told, Is.Empty);
    }

    private static long Setting(string name, long otherwise) =>
        long.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
