using System.Text;
using System.Text.Unicode;
using FakeKms.Trail.Records;

namespace FakeKms.Engine.Recording;

/// <summary>How much of a value CloudTrail keeps.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html"/></remarks>
internal static class RecordLimits
{
    private const int TextBytes = 1024;
    private const int ContentBytes = 100 * 1024;
    private const int AdditionBytes = 28 * 1024;

    public static DateTimeOffset WholeSeconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    /// <summary>User agents, request ids, error codes and error texts are cut after 1 KB.</summary>
    public static string Text(string text)
    {
        if (text.Length <= TextBytes / 3 || Encoding.UTF8.GetByteCount(text) <= TextBytes) return text;
        Span<byte> kept = stackalloc byte[TextBytes];
        Utf8.FromUtf16(text, kept, out var characters, out _);
        return text[..characters];
    }

    /// <summary>Request parameters and response elements of more than 100 KB are left out, and the record says so.</summary>
    public static byte[]? Content(string member, byte[]? utf8) => Kept(member, utf8, ContentBytes);

    /// <summary>Additional data of more than 28 KB is left out, and the record says so.</summary>
    public static byte[]? Additions(byte[]? utf8) => Kept("additionalEventData", utf8, AdditionBytes);

    // AWS documents "omitted" alone; the two members beside it are those of real records.
    private static byte[]? Kept(string member, byte[]? utf8, int limit) => utf8 is null || utf8.Length <= limit
        ? utf8
        : new TrailObject().Add("omitted", true).Add("originalSize", utf8.Length).Add("reason", $"{member} too large").ToUtf8();
}
