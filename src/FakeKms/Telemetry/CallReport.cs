using FakeKms.Model;
using FakeKms.Model.Faults;

namespace FakeKms.Telemetry;

/// <summary>
/// What is told of a call: names and codes. Nothing that the caller sent or got is in it, and no error text, since some repeat what was sent.
/// </summary>
internal sealed record CallReport(string Operation, string RequestId)
{
    /// <summary>OpenTelemetry's word for an operation that is none of KMS. What stood in its place is the caller's text, and could be anything.</summary>
    public const string OtherOperation = "_OTHER";

    /// <summary>The error code that KMS answers; null on success, and where a fault lets it answer nothing.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The ARN of the caller, or the name of a service; null when the request did not get so far that it was a call.</summary>
    public string? Caller { get; init; }

    public string? Region { get; init; }

    /// <summary>The ARNs that the record of the call names.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>When the call was made, on the server's clock.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>What the test has made of the call; null for nothing.</summary>
    public KmsFault? Fault { get; init; }

    /// <summary>Whether the caller gets what KMS answered, late at most.</summary>
    public bool IsAnswered => Fault?.Answer is null or { Kind: FaultyAnswerKind.Whole };

    /// <summary>What the caller sees go wrong, by one of few names; null for nothing.</summary>
    public string? Error => ErrorCode ?? (IsAnswered ? null : Fault!.ToString());

    /// <summary>Whether it is the fake, or its test, that is to be mended.</summary>
    public bool IsNoAnswerOfKms => ErrorCode is "FakeKmsDefectException" or PinMistake.Code;
}
