namespace FakeKms.Models.Tests;

/// <summary>What callers see who call side by side is what they would have seen in some order, and the trail is one such order.</summary>
public sealed class HistoryTests
{
    private const int Histories = 24;

    [Test]
    public async Task Calls_side_by_side_answer_as_in_some_order_and_the_trail_is_one()
    {
        for (var seed = 1UL; seed <= Histories; seed++)
        {
            if (await HistoryChecks.RunAsync(seed) is { Fault: { } fault }) Assert.Fail(fault);
        }
    }
}
