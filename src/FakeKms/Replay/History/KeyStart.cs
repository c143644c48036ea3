namespace FakeKms.Replay.History;

/// <summary>How a key is when the log begins.</summary>
internal enum KeyStart
{
    /// <summary>It is not there yet: the log creates it.</summary>
    Created,

    Enabled,

    Disabled,

    PendingImport,

    PendingDeletion,
}
