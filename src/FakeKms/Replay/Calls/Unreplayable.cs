namespace FakeKms.Replay.Calls;

/// <summary>What becomes of calls that cannot be made again.</summary>
internal enum Unreplayable
{
    /// <summary>One that succeeded makes the log a wrong one; one that failed is left out.</summary>
    Refused,

    /// <summary>They are left out.</summary>
    Skipped,

    /// <summary>One that failed is made with a fault that is scripted; one that succeeded is left out.</summary>
    Scripted,
}
