using FakeKms.Models.Tests.Model;

namespace FakeKms.Models.Tests.Histories;

/// <summary>What callers did side by side: the calls of each in their order, what was read when all had come to their end, and the trail of it.</summary>
/// <param name="Before">The model and the names from before the callers began.</param>
/// <param name="Callers">The calls of each caller.</param>
/// <param name="After">The reads behind them, one after the other.</param>
/// <param name="Trail">The records of all of it.</param>
internal sealed record History(
    Moment Before, IReadOnlyList<IReadOnlyList<Operation>> Callers, IReadOnlyList<Operation> After, IReadOnlyList<ModelEvent> Trail)
{
    public override string ToString() => string.Join('\n', [
        .. Callers.SelectMany((operations, caller) => operations.Select(operation => $"caller {caller + 1}: {operation}")),
        .. After.Select(read => $"afterwards: {read}"), .. Trail.Select(record => $"record: {record}")]);
}
