using System.Formats.Cbor;

namespace FakeKms.Fuzzing.Mutation;

/// <summary>The data items of CBOR, one within another; also within byte strings that hold some themselves.</summary>
internal static class CborParts
{
    public static IReadOnlyList<byte[]> Pieces { get; } =
    [
        [0xF6], [0xF7], [0x00], [0x20], [0x1B, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0x3B, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        [0x40], [0x60], [0x80], [0xA0], [0x5A, 0xFF, 0xFF, 0xFF, 0xFF], [0x5B, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0x9B, 0, 0, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF],
        [0xBB, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0x9F, 0xFF], [0xBF, 0xFF], [0x5F, 0x41, 0x01, 0xFF], [0x9F], [0xFF], [0xC2, 0x41, 0x01], [0xD2, 0x80],
        [0xF9, 0x7E, 0x00], [0xFB, 0x7F, 0xF0, 0, 0, 0, 0, 0, 0], [0x62, 0xC3, 0x28], [0x61, 0x78], [0xF8, 0x18], [0x1C], [0x18, 0x01], [.. (byte[])[0x58, 0x30], .. new byte[48]],
        [.. (byte[])[0x59, 0x04, 0x01], .. new byte[1025]],
    ];

    public static List<Part> In(byte[] input)
    {
        var parts = new List<Part>();
        Walk(input, 0, input.Length, parts);
        return parts;
    }

    public static byte[] Nested(byte[] part, int depth) => [.. Enumerable.Repeat((byte)0x81, depth), .. part];

    private static void Walk(byte[] input, int from, int to, List<Part> parts)
    {
        var reader = new CborReader(input.AsMemory(from, to - from), CborConformanceMode.Lax, allowMultipleRootLevelValues: true);
        try
        {
            while (reader.BytesRemaining > 0) Value(input, to, reader, parts, depth: 0);
        }
        catch (Exception error) when (error is CborContentException or InvalidOperationException or OverflowException)
        {
        }
    }

    private static void Value(byte[] input, int to, CborReader reader, List<Part> parts, int depth)
    {
        var start = to - reader.BytesRemaining;
        switch (reader.PeekState())
        {
            case CborReaderState.StartArray when depth < 64:
                reader.ReadStartArray();
                while (reader.PeekState() != CborReaderState.EndArray) Value(input, to, reader, parts, depth + 1);
                reader.ReadEndArray();
                break;
            case CborReaderState.StartMap when depth < 64:
                reader.ReadStartMap();
                while (reader.PeekState() != CborReaderState.EndMap) Value(input, to, reader, parts, depth + 1);
                reader.ReadEndMap();
                break;
            default:
                reader.SkipValue();
                break;
        }
        parts.Add(new Part(start, to - reader.BytesRemaining - start));
    }
}
