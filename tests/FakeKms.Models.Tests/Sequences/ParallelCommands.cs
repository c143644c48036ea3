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

    private static List<Command> Of(KmsModel model, PCG chance, int caller)
    {
        var commands = new List<Command>();
        for (var left = 2 + (int)chance.Next(Most - 1); left > 0; left--)
        {
            var command = Sequence.Next(model, chance, $"p{caller}{left}");
            // One of them alone moves the clock, so that it is known how far each move went.
            if (caller == 0 || command is not Advance) commands.Add(command);
        }
        return commands;
    }
}
