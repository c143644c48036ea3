using System.Text.RegularExpressions;
using FakeKms.Model.Faults;

namespace FakeKms;

public sealed partial class KmsFault
{
    /// <summary>Something in front of KMS refuses for now: HTTP 429 with an HTML page. The SDK retries 429 only with an error code of throttling.</summary>
    public static KmsFault TooManyRequests { get; } = Page(429, "429 Too Many Requests");

    /// <summary>A gateway does not understand KMS: HTTP 502 with an HTML page.</summary>
    public static KmsFault BadGateway { get; } = Page(502, "502 Bad Gateway");

    /// <summary>A gateway knows no healthy KMS: HTTP 503 with an HTML page.</summary>
    public static KmsFault ServiceUnavailable { get; } = Page(503, "503 Service Unavailable");

    /// <summary>A gateway waited too long for KMS: HTTP 504 with an HTML page.</summary>
    public static KmsFault GatewayTimeout { get; } = Page(504, "504 Gateway Timeout");

    /// <summary>
    /// Nobody listens at the address. In memory only, since over HTTP a refused connection comes before any operation is known: there, use
    /// <c>kms.Faults.RefuseConnections()</c>. A call over HTTP that meets it fails with <c>FakeKmsMistakeException</c>, and is in <c>kms.Mistakes</c>.
    /// </summary>
    public static KmsFault ConnectionRefused { get; } = Network(nameof(ConnectionRefused), FaultyAnswerKind.Refused);

    /// <summary>
    /// The connection is closed before the answer, and the call has no effect. The AWS SDK for .NET repeats such a request up to ten times by itself, whatever
    /// its MaxErrorRetry: a single one is not seen by the code under test.
    /// </summary>
    public static KmsFault ConnectionReset { get; } = Network(nameof(ConnectionReset), FaultyAnswerKind.Reset);

    /// <summary>The call takes effect, and the connection is closed before the answer: what a client that repeats it makes of that is to be seen.</summary>
    public static KmsFault LostAnswer { get; } = Network(nameof(LostAnswer), FaultyAnswerKind.Reset, takesEffect: true);

    /// <summary>The call takes effect, and the connection breaks within the body of the answer.</summary>
    public static KmsFault ResetWithinBody { get; } = Network(nameof(ResetWithinBody), FaultyAnswerKind.ResetWithinBody, takesEffect: true);

    /// <summary>The call takes effect, and the body of the answer ends halfway.</summary>
    public static KmsFault TruncatedBody { get; } = Network(nameof(TruncatedBody), FaultyAnswerKind.Truncated, takesEffect: true);

    /// <summary>The call takes effect, and the answer is HTTP 200 with a body that is no JSON.</summary>
    public static KmsFault GarbageBody { get; } = new(nameof(GarbageBody))
    {
        TakesEffect = true,
        Answer = new FaultyAnswer(FaultyAnswerKind.Replaced) { Body = "\u0001garbage", ContentType = "application/x-amz-json-1.1" },
    };

    /// <summary>The call takes effect, and the answer is HTTP 200 without a body.</summary>
    public static KmsFault EmptyBody { get; } = new(nameof(EmptyBody))
    {
        TakesEffect = true,
        Answer = new FaultyAnswer(FaultyAnswerKind.Replaced) { ContentType = "application/x-amz-json-1.1" },
    };

    /// <summary>
    /// No answer comes until the client's time-out. In memory nobody waits: the server's clock moves on by the client's <c>Timeout</c>, and the client sees
    /// what it would have seen. Over HTTP the client really waits. The call has no effect; see <see cref="AfterEffect"/>.
    /// </summary>
    public static KmsFault Timeout { get; } = Network(nameof(Timeout), FaultyAnswerKind.Never);

    /// <summary>
    /// The date of the request is too far from that of KMS: <c>RequestTimeTooSkewed</c>, HTTP 403. The answer has the date of KMS, by which the SDK corrects
    /// the requests to come. There is no record.
    /// </summary>
    /// <param name="skew">
    /// How far the clock of KMS is ahead of the client's; negative if it is behind. More than 5 minutes, which KMS takes, and at most 10,000 days.
    /// </param>
    public static KmsFault RequestTimeTooSkewed(TimeSpan skew)
    {
        if (skew.Duration() is var size && (size <= TimeSpan.FromMinutes(5) || size > TimeSpan.FromDays(10_000)))
            throw new ArgumentOutOfRangeException(nameof(skew), skew, "KMS takes a difference of up to 5 minutes; say more, and at most 10,000 days.");
        return new KmsFault($"RequestTimeTooSkewed({skew})")
        {
            ErrorCode = "RequestTimeTooSkewed",
            ErrorText = "The difference between the request time and the current time is too large.",
            ErrorStatus = 403,
            IsRecorded = false,
            Answer = new FaultyAnswer(FaultyAnswerKind.Whole) { ClockSkew = skew },
        };
    }

    /// <summary>An answer of something in front of KMS, which has not seen the call: it has no effect and no record.</summary>
    /// <param name="status">The HTTP status: 400 to 599, or 200 for a page that takes itself for the answer.</param>
    /// <param name="body">The body; empty for none.</param>
    /// <param name="contentType">The content type of the body, such as <c>text/html; charset=utf-8</c>.</param>
    /// <exception cref="ArgumentException">The status or the content type is none.</exception>
    public static KmsFault HttpAnswer(int status, string body = "", string contentType = "text/html")
    {
        if (status != 200) CheckError(status, nameof(status), "The status of such an answer is 200, or that of an error: a number from 400 to 599.");
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(contentType);
        if (!MediaType().IsMatch(contentType))
            throw new ArgumentException($"'{contentType}' is no content type; write one such as text/html.", nameof(contentType));
        return new KmsFault($"HTTP {status}")
        {
            Answer = new FaultyAnswer(FaultyAnswerKind.Replaced) { Status = status, Body = body, ContentType = contentType },
        };
    }

    /// <summary>The call takes effect, and its answer takes long on real time. A client with a shorter time-out loses it.</summary>
    /// <param name="delay">How long; more than zero, and at most a day. Keep it short: the test really waits.</param>
    public static KmsFault SlowAnswer(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, TimeSpan.FromDays(1));
        return new KmsFault($"SlowAnswer({delay})") { TakesEffect = true, Answer = new FaultyAnswer(FaultyAnswerKind.Whole) { Delay = delay } };
    }

    [GeneratedRegex(@"\A[\w!#$&^.+-]+/[\w!#$&^.+-]+( *; *[\w!#$&^.+-]+=[\w!#$&^.+-]+)*\z", RegexOptions.ECMAScript)]
    private static partial Regex MediaType();

    private static KmsFault Page(int status, string title) =>
        HttpAnswer(status, $"<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>");

    private static KmsFault Network(string name, FaultyAnswerKind kind, bool takesEffect = false) =>
        new(name) { TakesEffect = takesEffect, Answer = new FaultyAnswer(kind) };
}
