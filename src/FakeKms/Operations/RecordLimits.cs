namespace FakeKms.Operations;

/// <summary>How much of a value CloudTrail keeps.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html"/></remarks>
internal static class RecordLimits
{
    private const int TextLength = 1024;
    private const int ContentBytes = 100 * 1024;

    public static DateTimeOffset WholeSeconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    /// <summary>User agents and error texts are cut after 1 KB.</summary>
    public static string Text(string text) => text.Length <= TextLength ? text : text[..TextLength];

    /// <summary>Request parameters of more than 100 KB are left out.</summary>
    public static byte[]? Content(byte[]? utf8) => utf8 is { Length: > ContentBytes } ? null : utf8;
}
