namespace FakeKms.Scenarios.Running;

/// <summary>
/// In which order the steps of a script run: as they are written, but for branches, which take turns, a step each. So a script runs in the same way every time.
/// </summary>
internal static class ScriptOrder
{
    /// <summary>The places of the steps in the script, in the order in which they run.</summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<ScenarioStep> steps) => Within(null, depth: 0, [.. Enumerable.Range(0, steps.Count)], steps);

    private static List<int> Within(ScriptPart? part, int depth, IReadOnlyList<int> places, IReadOnlyList<ScenarioStep> steps)
    {
        var (order, branches) = (new List<int>(), new List<List<int>>());
        for (var i = 0; i < places.Count;)
        {
            var path = ScriptPart.PathTo(steps[places[i]].Part);
            if (path.Count == depth)
            {
                order.Add(places[i++]);
                continue;
            }
            var inner = path[depth];
            var those = places.Skip(i).TakeWhile(place => ScriptPart.PathTo(steps[place].Part).ElementAtOrDefault(depth) == inner).ToList();
            i += those.Count;
            var ordered = Within(inner, depth + 1, those, steps);
            if (part is { TakesTurns: true }) branches.Add(ordered);
            else order.AddRange(ordered);
        }
        return part is { TakesTurns: true } ? Turns(branches) : order;
    }

    private static List<int> Turns(List<List<int>> branches)
    {
        var order = new List<int>();
        for (var turn = 0; turn < branches.Max(branch => branch.Count); turn++)
            order.AddRange(branches.Where(branch => turn < branch.Count).Select(branch => branch[turn]));
        return order;
    }
}
