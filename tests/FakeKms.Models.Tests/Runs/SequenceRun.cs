using FakeKms.Models.Tests.Commands;
using FakeKms.Models.Tests.Model;

namespace FakeKms.Models.Tests.Runs;

/// <summary>Runs commands on an engine and a model, one after the other, and compares answers, records, and what reads show after each of them.</summary>
internal sealed class SequenceRun : IAsyncDisposable
{
    private readonly Subject subject;
    private readonly KmsEngine engine;
    private readonly List<Step> steps = [];

    private SequenceRun(Subject subject)
    {
        this.subject = subject;
        (engine, Model) = (subject.NewEngine(), subject.NewModel());
    }

    public KmsModel Model { get; }

    public Names Names { get; private set; } = Names.None;

    /// <summary>Runs the commands; those that name what is not there are left out.</summary>
    /// <returns>The first disagreement, or null.</returns>
    public static async Task<Disagreement?> OfAsync(Subject subject, IEnumerable<Command> commands)
    {
        await using var run = new SequenceRun(subject);
        foreach (var command in commands)
        {
            if (await run.NextAsync(command) is { } disagreement) return disagreement;
        }
        return await run.LookAsync(Looks.AtEverything(run.Model)) ?? run.Defects();
    }

    private async Task<Disagreement?> NextAsync(Command command)
    {
        if (!command.Fits(Model)) return null;
        var keys = command.KeysOf(Model).ToList();
        var disagreement = await CheckAsync(command);
        steps.Add(new Step(command, disagreement.Expected));
        return disagreement.Of(steps, subject) ?? await LookAsync(Looks.After(steps.Count, keys, Model));
    }

    private async Task<Disagreement?> LookAsync(IEnumerable<Command> reads)
    {
        foreach (var read in reads)
        {
            var comparison = await CheckAsync(read);
            if (comparison.Of([.. steps, new Step(read, comparison.Expected)], subject) is { } disagreement) return disagreement;
        }
        return null;
    }

    private async Task<Comparison> CheckAsync(Command command)
    {
        var (mark, modelMark) = (engine.Kms.Trail.Count, Model.Events.Count);
        var expected = subject.Expect(Model, command);
        var actual = await engine.DoAsync(command);
        var (agree, names) = Names.Compare(expected, actual);
        if (!agree) return new Comparison(expected, Shown(expected), Shown(actual));
        Names = names;
        var (wanted, found) = (Model.Events.Skip(modelMark).ToList(), engine.EventsSince(mark, names));
        return wanted.SequenceEqual(found) ? new Comparison(expected, null, null) : new Comparison(expected, Shown(wanted), Shown(found));
    }

    private Disagreement? Defects() =>
        engine.Kms.Defects is [var defect, ..] ? new Disagreement(steps, "no defect", defect.ToString(), subject.TransitionTime) : null;

    // Ids under the names that the script has for them.
    private string Shown(Answer answer) => (answer with { Members = [.. answer.Members.Select(Shown)] }).ToString();

    private Member Shown(Member member) => member is { IsId: true, Value: { } id } ? member with { Value = Names.Symbols.GetValueOrDefault(id, id) } : member;

    private static string Shown(IEnumerable<ModelEvent> events) => string.Join("; ", events);

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    private sealed record Comparison(Answer Expected, string? Wanted, string? Found)
    {
        public Disagreement? Of(IReadOnlyList<Step> steps, Subject subject) =>
            Wanted is null ? null : new Disagreement([.. steps], Wanted, Found!, subject.TransitionTime);
    }
}
