namespace FakeKms.Trail.Scanning;

/// <summary>Where in a log the reading is, for what an error says.</summary>
/// <param name="log">The name of the log, or null.</param>
internal sealed class LogPlace(string? log)
{
    public string? Log { get; } = log;

    /// <summary>How many records have come so far, those of other services included.</summary>
    public int Records { get; set; }

    /// <summary>The line in which the present record, or the envelope around it, begins; the first one is 1.</summary>
    public long Line { get; set; } = 1;
}
