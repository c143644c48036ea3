namespace FakeKms.Scenarios.Running;

/// <summary>A log as a part of a script. Scenarios know no more of replays than this.</summary>
internal sealed record ReplayedLog
{
    /// <summary>How many keys the log takes for granted.</summary>
    public required int KeysFromBefore { get; init; }

    /// <summary>The recorded calls that are not made.</summary>
    public required IReadOnlyList<KmsSkippedRecord> Skipped { get; init; }

    /// <summary>Puts the keys there that the log takes for granted.</summary>
    public required Action<ScenarioRun> Begin { get; init; }

    /// <summary>The calls, in their order.</summary>
    public required IReadOnlyList<ReplayedStep> Steps { get; init; }

    /// <summary>Moves the clock to the end of the log.</summary>
    public required Action<ScenarioRun> End { get; init; }
}
