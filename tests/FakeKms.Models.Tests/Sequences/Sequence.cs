using CsCheck;
using FakeKms.Models.Tests.Commands;
using FakeKms.Models.Tests.Model;

namespace FakeKms.Models.Tests.Sequences;

/// <summary>A random sequence of commands, made along the model: the same seed makes the same.</summary>
internal static class Sequence
{
    private const int Tries = 3;

    public static IReadOnlyList<Command> Of(ulong seed, int length, KmsModel model)
    {
        var chance = new PCG(1, seed);
        var commands = new List<Command>();
        while (commands.Count < length)
        {
            var command = Next(model, chance, $"{commands.Count}");
            commands.Add(command);
            model.Do(command);
        }
        return commands;
    }

    /// <summary>One more command; rather one that the model does not refuse, so that sequences get somewhere.</summary>
    public static Command Next(KmsModel model, PCG chance, string number)
    {
        var gen = Any(new World(model, number));
        var command = gen.Generate(chance, null, out _);
        for (var attempt = 1; attempt < Tries && (!command.Fits(model) || model.Copy().Do(command).Error is not null); attempt++)
            command = gen.Generate(chance, null, out _);
        while (!command.Fits(model)) command = gen.Generate(chance, null, out _);
        return command;
    }

    private static Gen<Command> Any(World world)
    {
        (int, Gen<Command>)[] choices = [.. KeyCommands.Making(world)];
        if (world.Model.Keys.Count > 0)
        {
            choices =
            [
                .. choices, .. KeyCommands.Changing(world), .. MaterialCommands.Of(world), .. GrantCommands.Of(world), .. CipherCommands.Of(world),
                .. ClockCommands.Of(world),
            ];
        }
        var any = Gen.Frequency([.. choices.Select(choice => (choice.Item1, (IGen<Command>)choice.Item2))]);
        return Gen.Select(any, world.Caller).Select(Command (command, caller) => command with { Caller = caller });
    }
}
