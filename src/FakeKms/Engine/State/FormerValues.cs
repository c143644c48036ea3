using FakeKms.Model;

namespace FakeKms.Engine.State;

/// <summary>What one thing was before its latest changes, for as long as others have not seen them.</summary>
internal sealed class FormerValues<T>
{
    private readonly List<Change> changes = [];

    /// <summary>Notes a change.</summary>
    /// <param name="before">The value that it ended.</param>
    /// <param name="now">When it was made.</param>
    /// <param name="visibleFrom">From when on others see it.</param>
    public void Add(T before, DateTimeOffset now, DateTimeOffset visibleFrom)
    {
        // What everybody has seen nobody asks for any more.
        changes.RemoveRange(0, changes.FindLastIndex(change => change.VisibleFrom <= now) + 1);
        changes.Add(new Change(before, visibleFrom));
    }

    /// <summary>The value as others see it. A later change that is seen first hides those before it.</summary>
    public T Seen(T present, DateTimeOffset now)
    {
        var unseen = changes.FindLastIndex(change => change.VisibleFrom <= now) + 1;
        return unseen < changes.Count ? changes[unseen].Before : present;
    }

    public bool IsSettled(DateTimeOffset now) => changes[^1].VisibleFrom <= now;

    public FormerValues<T> Copy(StateCopy copy, Func<T, T> copyOf)
    {
        var made = new FormerValues<T>();
        made.changes.AddRange(changes.Select(change => new Change(copyOf(change.Before), copy.Time(change.VisibleFrom))));
        return made;
    }

    private sealed record Change(T Before, DateTimeOffset VisibleFrom);
}
