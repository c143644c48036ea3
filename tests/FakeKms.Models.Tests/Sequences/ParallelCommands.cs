using CsCheck;
using FakeKms.Models.Tests.Commands;
using FakeKms.Models.Tests.Commands.Keys;
using FakeKms.Models.Tests.Model;

namespace FakeKms.Models.Tests.Sequences;

/// <summary>Commands for callers who call side by side: about the few keys that there are, so that they get into each other's way.</summary>
internal static class ParallelCommands
{
    private const int Before = 12;
    private const int Most = 4;

    public static (IReadOnlyList<Command> Before, IReadOnlyList<IReadOnlyList<Command>> Callers) Of(ulong seed, KmsModel model)
    {
        var chance = new PCG(1, seed);
        List<Command> before = [new CreateKey("k", KeyKind.Symmetric), new CreateKey("x", KeyKind.Imported)];
        before.ForEach(command => model.Do(command));
        for (var count = 0; count < Before; count++)
        {
            before.Add(Sequence.Next(model, chance, $"b{count}"));
            model.Do(before[^1]);
        }
        var callers = 2 + (int)chance.Next(3);
        return (before, [.. Enumerable.Range(0, callers).Select(caller => Of(model, chance, caller))]);
    }

    private static List<Command> Of(KmsModel model, PCG chance, int caller) =>
        [.. Enumerable.Range(0, 2 + (int)chance.Next(Most - 1)).Select(count => Sequence.Next(model, chance, $"p{caller}{count}"))];
}
