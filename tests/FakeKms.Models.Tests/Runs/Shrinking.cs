using FakeKms.Models.Tests.Commands;
using FakeKms.Models.Tests.Commands.Keys;
using FakeKms.Models.Tests.Model;

namespace FakeKms.Models.Tests.Runs;

/// <summary>
/// Makes a sequence that disagrees short: takes away stretches of it, halves first and single commands last, for as long as the rest disagrees still.
/// Commands name what they need, so that those that lose it fall away by themselves.
/// </summary>
internal static class Shrinking
{
    public static async Task<Disagreement> OfAsync(Subject subject, Disagreement found)
    {
        var best = await ShorterAsync(subject, found);
        best = await ShorterAsync(subject, await PlainKeysAsync(subject, best));
        return await ByAdminAsync(subject, await InOneMoveAsync(subject, best));
    }

    private static async Task<Disagreement> ShorterAsync(Subject subject, Disagreement found)
    {
        var best = found;
        for (var size = Commands(best).Count / 2; size >= 1;)
        {
            var shorter = await WithoutAsync(subject, best, size);
            if (shorter is null) size /= 2;
            else (best, size) = (shorter, Math.Min(size, Math.Max(1, Commands(shorter).Count / 2)));
        }
        return best;
    }

    private static async Task<Disagreement?> WithoutAsync(Subject subject, Disagreement found, int size)
    {
        var commands = Commands(found);
        for (var start = commands.Count - size; start > -size; start -= size)
        {
            var (from, to) = (Math.Max(start, 0), start + size);
            List<Command> rest = [.. commands[..from], .. commands[to..]];
            if (await SequenceRun.OfAsync(subject, rest) is { } shorter && shorter.Steps.Count < commands.Count) return shorter;
        }
        return null;
    }

    // A key of the plain kind needs no import: the commands for it fall away then.
    private static async Task<Disagreement> PlainKeysAsync(Subject subject, Disagreement found)
    {
        for (var index = 0; index < found.Steps.Count; index++)
        {
            var commands = Commands(found);
            if (commands[index] is not CreateKey { Kind: var kind } create || kind == KeyKind.Symmetric) continue;
            commands[index] = create with { Kind = KeyKind.Symmetric };
            if (await SequenceRun.OfAsync(subject, commands) is { } simpler && simpler.Steps.Count <= found.Steps.Count) found = simpler;
        }
        return found;
    }

    // The clock moves once where it moved several times.
    private static async Task<Disagreement> InOneMoveAsync(Subject subject, Disagreement found)
    {
        for (var index = 1; index < found.Steps.Count; index++)
        {
            var commands = Commands(found);
            if (commands[index - 1] is not Advance first || commands[index] is not Advance second) continue;
            commands[index - 1] = new Advance(first.Duration + second.Duration);
            commands.RemoveAt(index);
            if (await SequenceRun.OfAsync(subject, commands) is { } shorter && shorter.Steps.Count < found.Steps.Count) (found, index) = (shorter, 0);
        }
        return found;
    }

    // Who calls is no matter, more often than not.
    private static async Task<Disagreement> ByAdminAsync(Subject subject, Disagreement found)
    {
        for (var index = 0; index < Commands(found).Count; index++)
        {
            var commands = Commands(found).ToArray();
            if (commands[index].Caller == Callers.Admin) continue;
            commands[index] = commands[index] with { Caller = Callers.Admin };
            if (await SequenceRun.OfAsync(subject, commands) is { } simpler && simpler.Steps.Count <= found.Steps.Count) found = simpler;
        }
        return found;
    }

    private static List<Command> Commands(Disagreement disagreement) => [.. disagreement.Steps.Select(step => step.Command)];
}
