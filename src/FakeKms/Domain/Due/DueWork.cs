using FakeKms.Domain.Materials;
using FakeKms.Model;

namespace FakeKms.Domain.Due;

/// <summary>
/// What is going to happen by itself: expiry, deletion, rotation. Nothing waits or ticks; before each request and each read of the trail everything that is
/// due is done, oldest first, each at its own time. It is data: <see cref="DueActions"/> does it.
/// </summary>
internal sealed class DueWork
{
    private readonly PriorityQueue<DueItem, (DateTimeOffset At, long Order)> queue = new();
    private long order;

    /// <summary>When the next item is due; null when there is none.</summary>
    public DateTimeOffset? Next => queue.TryPeek(out _, out var due) ? due.At : null;

    public void Schedule(DueItem item) => Schedule(item, order++);

    /// <summary>Takes the oldest item that is due; null when there is none.</summary>
    public DueItem? Take(DateTimeOffset now) => queue.TryPeek(out _, out var due) && due.At <= now ? queue.Dequeue() : null;

    public DueWork Copy(StateCopy copy, MaterialIndex index)
    {
        var made = new DueWork { order = order };
        foreach (var (item, due) in queue.UnorderedItems.OrderBy(queued => queued.Priority)) made.Schedule(item.Copy(copy, index), due.Order);
        return made;
    }

    private void Schedule(DueItem item, long place)
    {
        if (item.At < FarFuture.Never) queue.Enqueue(item, (item.At, place));
    }
}
