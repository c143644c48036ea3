using CsCheck;
using FakeKms.Models.Tests.Commands;
using FakeKms.Models.Tests.Model;

namespace FakeKms.Models.Tests.Sequences;

/// <summary>Moves of the clock: to the very second of something, to the one before and the one behind, and by the way.</summary>
internal static class ClockCommands
{
    private static readonly TimeSpan[] Offsets = [-TimeSpan.FromSeconds(1), TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromSeconds(1), -TimeSpan.FromMinutes(20)];

    private static readonly TimeSpan[] Spans =
        [TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(100)];

    public static IEnumerable<(int, Gen<Command>)> Of(World world)
    {
        yield return (3, Gen.OneOf(Spans).Select(Command (span) => new Advance(span)));
        DateTimeOffset[] instants = [.. world.Model.Dates.Distinct().Order().Take(4)];
        if (instants.Length == 0) yield break;
        yield return (8, Gen.Select(Gen.OneOf(instants), Gen.OneOf(Offsets)).Select(Command (instant, offset) => To(world.Model, instant + offset)));
    }

    private static Advance To(KmsModel model, DateTimeOffset instant) => new(instant > model.Now ? instant - model.Now : TimeSpan.Zero);
}
