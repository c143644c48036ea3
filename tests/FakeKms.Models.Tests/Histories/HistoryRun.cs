using FakeKms.Models.Tests.Commands;
using FakeKms.Models.Tests.Model;
using FakeKms.Models.Tests.Runs;

namespace FakeKms.Models.Tests.Histories;

/// <summary>Makes a history: some commands one after the other, and then those of several callers side by side.</summary>
internal static class HistoryRun
{
    public static async Task<History> OfAsync(Subject subject, IReadOnlyList<Command> before, IReadOnlyList<IReadOnlyList<Command>> callers)
    {
        await using var engine = subject.NewEngine();
        var start = await StartAsync(engine, subject.NewModel(), before);
        var mark = engine.Kms.Trail.Count;
        start.Model.Events.Clear();
        var order = new Order();
        using var together = new Barrier(callers.Count);
        var made = await Task.WhenAll(callers.Select(commands => Task.Factory.StartNew(
            () => CallAsync(engine, order, together, commands), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
        var after = await CallAsync(engine, order, together: null, [.. Looks.AtEverything(start.Model)]);
        var names = start.Names;
        return new History(start, made, after, engine.EventsSince(mark, names));
    }

    private static async Task<Moment> StartAsync(KmsEngine engine, KmsModel model, IReadOnlyList<Command> commands)
    {
        var names = Names.None;
        foreach (var command in commands.Where(command => command.Fits(model)))
        {
            var expected = model.Do(command);
            (var agree, names) = names.Compare(expected, await engine.DoAsync(command));
            if (!agree) throw new InvalidOperationException($"The sequence before disagrees at {command.Step}: that is for SequenceTests to find.");
        }
        return new Moment(model, names);
    }

    private static async Task<IReadOnlyList<Operation>> CallAsync(KmsEngine engine, Order order, Barrier? together, IReadOnlyList<Command> commands)
    {
        var operations = new List<Operation>();
        together?.SignalAndWait();
        foreach (var command in commands)
        {
            var began = order.Next();
            var answer = await engine.DoAsync(command);
            operations.Add(new Operation(command, answer, began, order.Next()));
        }
        return operations;
    }

    /// <summary>Numbers beginnings and ends.</summary>
    private sealed class Order
    {
        private int last;

        public int Next() => Interlocked.Increment(ref last);
    }
}
