namespace FakeKms.Model.Faults;

/// <summary>What the network, or something between KMS and its client, makes of an answer.</summary>
/// <param name="Kind">What happens to it.</param>
internal sealed record FaultyAnswer(FaultyAnswerKind Kind)
{
    /// <summary>The status of an answer that is replaced.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The body of an answer that is replaced.</summary>
    public string Body { get; init; } = "";

    /// <summary>The content type of an answer that is replaced.</summary>
    public string ContentType { get; init; } = "text/html";

    /// <summary>How far off the date of the answer is.</summary>
    public TimeSpan ClockSkew { get; init; }

    /// <summary>How long the answer takes, on real time.</summary>
    public TimeSpan Delay { get; init; }
}

/// <summary>The ways in which an answer does not arrive as KMS gave it.</summary>
internal enum FaultyAnswerKind
{
    /// <summary>It arrives as it was given, only later or with another date.</summary>
    Whole,

    /// <summary>Something else arrives in its place.</summary>
    Replaced,

    /// <summary>Nobody listens.</summary>
    Refused,

    /// <summary>The connection is closed before anything arrives.</summary>
    Reset,

    /// <summary>The connection breaks within the body.</summary>
    ResetWithinBody,

    /// <summary>The body ends before its announced length.</summary>
    Truncated,

    /// <summary>Nothing arrives until the client gives up.</summary>
    Never,
}
