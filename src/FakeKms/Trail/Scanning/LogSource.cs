using System.IO.Compression;
using System.Text;

namespace FakeKms.Trail.Scanning;

/// <summary>A log that can be read once: where its bytes come from, and what an error calls it.</summary>
/// <param name="Name">What an error calls it; null for a text that has no name.</param>
/// <param name="Start">Opens the bytes as they are stored.</param>
/// <param name="IsOwn">Whether they are closed when they have been read.</param>
internal sealed record LogSource(string? Name, Func<Stream> Start, bool IsOwn)
{
    private const int LongestMark = 3;

    private static ReadOnlySpan<byte> GzipStart => [0x1f, 0x8b];

    public static LogSource OfText(string json) => OfBytes(null, Encoding.UTF8.GetBytes(json));

    public static LogSource OfBytes(string? name, byte[] content) => new(name, () => new MemoryStream(content), IsOwn: true);

    public static LogSource OfStream(Stream log) => new(null, () => log, IsOwn: false);

    public static LogSource OfFile(string path) =>
        new(path, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0), IsOwn: true);

    /// <summary>The JSON in UTF-8: what is compressed is decompressed, and UTF-16 with a byte order mark, as PowerShell writes it, is turned over.</summary>
    public Stream Open()
    {
        var (start, stored) = (new byte[LongestMark], Start());
        return Opened(stored, start.AsMemory(0, stored.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)));
    }

    /// <inheritdoc cref="Open"/>
    public async Task<Stream> OpenAsync(CancellationToken token)
    {
        var (start, stored) = (new byte[LongestMark], Start());
        return Opened(stored, start.AsMemory(0, await stored.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, token).ConfigureAwait(false)));
    }

    private Stream Opened(Stream stored, ReadOnlyMemory<byte> start)
    {
        var whole = new StartedStream(start, stored, IsOwn);
        if (start.Span.StartsWith(GzipStart)) return new GZipStream(whole, CompressionMode.Decompress);
        if (start.Span.StartsWith(Encoding.Unicode.Preamble)) return FromUtf16(whole, Encoding.Unicode);
        return start.Span.StartsWith(Encoding.BigEndianUnicode.Preamble) ? FromUtf16(whole, Encoding.BigEndianUnicode) : whole;
    }

    private static Stream FromUtf16(Stream text, Encoding encoding) => Encoding.CreateTranscodingStream(text, encoding, Encoding.UTF8);
}
