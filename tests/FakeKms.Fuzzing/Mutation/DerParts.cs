using System.Formats.Asn1;

namespace FakeKms.Fuzzing.Mutation;

/// <summary>The elements of DER, one within another, as far as their lengths are right.</summary>
internal static class DerParts
{
    public static IReadOnlyList<byte[]> Pieces { get; } =
    [
        [0x05, 0x00], [0x02, 0x00], [0x02, 0x01, 0x00], [0x02, 0x01, 0x01], [0x02, 0x01, 0xFF], [0x02, 0x02, 0x00, 0x00], [0x03, 0x00], [0x03, 0x01, 0x00], [0x03, 0x02, 0x08, 0x00],
        [0x04, 0x00], [0x06, 0x00], [0x06, 0x01, 0x80], [0x06, 0x03, 0x2B, 0x65, 0x70], [0x30, 0x00], [0x31, 0x00], [0x30, 0x80, 0x00, 0x00], [0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF],
        [0x02, 0x84, 0xFF, 0xFF, 0xFF, 0xFF], [0x30, 0x81, 0x01, 0x00], [0x1F, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0x00], [0xA0, 0x00], [0xA1, 0x02, 0x05, 0x00], [0x17, 0x00],
        [0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07], [0x06, 0x05, 0x2B, 0x81, 0x04, 0x00, 0x22], [0x06, 0x08, 0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x01, 0x82, 0x2D],
        [.. (byte[])[0x02, 0x82, 0x10, 0x00], .. Enumerable.Repeat((byte)0x7F, 4096)],
    ];

    public static List<Part> In(byte[] input)
    {
        var parts = new List<Part>();
        Walk(input, 0, input.Length, parts, depth: 0);
        return parts;
    }

    public static byte[] Nested(byte[] part, int depth)
    {
        for (; depth > 0 && part.Length < 100_000; depth--)
        {
            var writer = new AsnWriter(AsnEncodingRules.BER);
            using (writer.PushSequence()) writer.WriteEncodedValueLoosely(part);
            part = writer.Encode();
        }
        return part;
    }

    private static void WriteEncodedValueLoosely(this AsnWriter writer, byte[] part)
    {
        try
        {
            writer.WriteEncodedValue(part);
        }
        catch (ArgumentException)
        {
            writer.WriteOctetString(part);
        }
    }

    private static bool TryRead(ReadOnlySpan<byte> input, out Asn1Tag tag, out int offset, out int length, out int consumed)
    {
        try
        {
            return AsnDecoder.TryReadEncodedValue(input, AsnEncodingRules.BER, out tag, out offset, out length, out consumed);
        }
        catch (AsnContentException)
        {
            (tag, offset, length, consumed) = (default, 0, 0, 0);
            return false;
        }
    }

    // Also into octet strings and bit strings: keys are in them.
    private static void Walk(byte[] input, int from, int to, List<Part> parts, int depth)
    {
        while (from < to && TryRead(input.AsSpan(from, to - from), out var tag, out var offset, out var length, out var consumed))
        {
            parts.Add(new Part(from, consumed));
            var isHolder = tag.IsConstructed || tag.TagValue is (int)UniversalTagNumber.OctetString or (int)UniversalTagNumber.BitString;
            var inside = from + offset + (tag.TagValue == (int)UniversalTagNumber.BitString && !tag.IsConstructed ? 1 : 0);
            if (isHolder && depth < 32) Walk(input, inside, from + offset + length, parts, depth + 1);
            from += consumed;
        }
    }
}
