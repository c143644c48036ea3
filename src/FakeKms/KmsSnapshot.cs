using FakeKms.Engine.State;

namespace FakeKms;

/// <summary>
/// What a server knew at a moment: keys, aliases, grants, key stores, what is due, pinned ids, the randomness to come, and the records. It does not change,
/// and can be restored any number of times.
/// </summary>
public sealed class KmsSnapshot
{
    private readonly Lazy<KmsState> state;

    internal KmsSnapshot(KmsState state, IReadOnlyList<KmsEvent> records, DateTimeOffset takenAt)
        : this(new Lazy<KmsState>(state), records, takenAt)
    {
    }

    /// <summary>A snapshot that is made when it is asked for, of what can be made again at any time.</summary>
    internal KmsSnapshot(Func<KmsState> makeState, IReadOnlyList<KmsEvent> records, DateTimeOffset takenAt)
        : this(new Lazy<KmsState>(makeState), records, takenAt)
    {
    }

    private KmsSnapshot(Lazy<KmsState> state, IReadOnlyList<KmsEvent> records, DateTimeOffset takenAt) =>
        (this.state, Records, TakenAt) = (state, records, takenAt);

    /// <summary>The server's time when the snapshot was taken, in UTC.</summary>
    public DateTimeOffset TakenAt { get; }

    internal KmsState State => state.Value;

    internal IReadOnlyList<KmsEvent> Records { get; }
}
