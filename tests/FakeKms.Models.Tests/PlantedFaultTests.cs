using FakeKms.Models.Tests.Commands.Keys;
using FakeKms.Models.Tests.Commands.Reads;
using FakeKms.Models.Tests.Planted;
using FakeKms.Models.Tests.Runs;
using FakeKms.Models.Tests.Sequences;

namespace FakeKms.Models.Tests;

/// <summary>Faults that are planted are found, and told in as few commands as they take.</summary>
public sealed class PlantedFaultTests
{
    private const int Seeds = 60;
    private const int Length = 24;

    [Test]
    public async Task A_kept_key_that_is_enabled_takes_a_key_and_its_deletion_scheduled_and_cancelled() => Assert.That(
        Told(await FindAsync(new ForgetfulModel())),
        Is.EqualTo(new[] { nameof(CreateKey), nameof(ScheduleKeyDeletion), nameof(CancelKeyDeletion), nameof(DescribeKey) }));

    [Test]
    public async Task A_DisableKey_that_is_lost_on_a_key_with_an_alias_takes_a_key_an_alias_and_DisableKey() => Assert.That(
        Told(await FindAsync(new LosingDisableKey())),
        Is.EqualTo(new[] { nameof(CreateKey), nameof(CreateAlias), nameof(DisableKey) }));

    /// <summary>The first disagreement of random sequences, made short.</summary>
    internal static async Task<Disagreement> FindAsync(Subject subject)
    {
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            if (await SequenceRun.OfAsync(subject, Sequence.Of(seed, Length, subject.NewModel())) is { } found) return await Shrinking.OfAsync(subject, found);
        }
        throw new AssertionException("Nothing was found.");
    }

    internal static string[] Told(Disagreement found) => [.. found.Steps.Select(step => step.Command.GetType().Name)];
}
