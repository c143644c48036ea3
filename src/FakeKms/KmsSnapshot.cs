using FakeKms.Engine.State;

namespace FakeKms;

/// <summary>
/// What a server knew at a moment: keys, aliases, grants, key stores, what is due, pinned ids, the randomness to come, and the records. It does not change,
/// and can be restored any number of times.
/// </summary>
public sealed class KmsSnapshot
{
    internal KmsSnapshot(KmsState state, IReadOnlyList<KmsEvent> records, DateTimeOffset takenAt) =>
        (State, Records, TakenAt) = (state, records, takenAt);

    /// <summary>The server's time when the snapshot was taken, in UTC.</summary>
    public DateTimeOffset TakenAt { get; }

    internal KmsState State { get; }

    internal IReadOnlyList<KmsEvent> Records { get; }
}
