using FakeKms.Time;

namespace FakeKms.Domain.Due;

/// <summary>
/// What is going to happen by itself: expiry, deletion, rotation. Nothing waits or ticks; before each request and each read of the trail
/// everything that is due is done, oldest first, each at its own time. Work that was overtaken by events answers null.
/// </summary>
internal sealed class DueWork
{
    private readonly PriorityQueue<Func<KeyOccurrence?>, (DateTimeOffset At, long Order)> queue = new();
    private long order;

    public void Schedule(DateTimeOffset at, Func<KeyOccurrence?> work)
    {
        if (at < FarFuture.Never) queue.Enqueue(work, (at, order++));
    }

    public IEnumerable<KeyOccurrence> Settle(DateTimeOffset now)
    {
        while (queue.TryPeek(out _, out var due) && due.At <= now)
        {
            if (queue.Dequeue()() is { } occurrence) yield return occurrence;
        }
    }

    public void Clear() => queue.Clear();
}
