using FakeKms.Models.Tests.Runs;
using FakeKms.Models.Tests.Sequences;

namespace FakeKms.Models.Tests;

/// <summary>Random sequences of calls do to the engine what they do to the model.</summary>
public sealed class SequenceTests
{
    private const int Sequences = 40;
    private const int Length = 40;

    [TestCase(0)]
    [TestCase(10)]
    public async Task Engine_and_model_never_disagree(int minutesOfTransition)
    {
        var subject = new Subject(TimeSpan.FromMinutes(minutesOfTransition));
        for (var seed = 1UL; seed <= Sequences; seed++)
        {
            var found = await SequenceRun.OfAsync(subject, Sequence.Of(seed, Length, subject.NewModel()));
            if (found is not null) Assert.Fail($"Seed {seed}:\n{await Shrinking.OfAsync(subject, found)}");
        }
    }
}
