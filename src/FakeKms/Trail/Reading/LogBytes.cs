using System.IO.Compression;

namespace FakeKms.Trail.Reading;

/// <summary>Gets the JSON out of what CloudTrail puts into a bucket.</summary>
internal static class LogBytes
{
    private static ReadOnlySpan<byte> GzipStart => [0x1f, 0x8b];

    public static byte[] OfFile(string path)
    {
        using var file = File.OpenRead(path);
        return Of(file, path);
    }

    public static byte[] Of(Stream log, string? name)
    {
        using var content = new MemoryStream();
        log.CopyTo(content);
        return content.GetBuffer().AsSpan(0, (int)content.Length).StartsWith(GzipStart) ? Decompressed(content, name) : content.ToArray();
    }

    private static byte[] Decompressed(MemoryStream content, string? name)
    {
        content.Position = 0;
        using var gzip = new GZipStream(content, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        try
        {
            gzip.CopyTo(plain);
        }
        catch (InvalidDataException exception)
        {
            throw LogErrors.NotGzip(name, exception);
        }
        return plain.ToArray();
    }
}
