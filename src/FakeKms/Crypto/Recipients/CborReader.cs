using System.Text;

namespace FakeKms.Crypto.Recipients;

/// <summary>
/// Reads one item of CBOR, with definite and indefinite lengths. Everything that is not well-formed is refused, and so are duplicate keys, text that is
/// not UTF-8, bytes after the item, deep nesting, and kinds that attestation documents do not have: floating point, true, false and undefined.
/// </summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc8949"/></remarks>
internal sealed class CborReader
{
    private const int DeepestNesting = 16;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] input;
    private int position;
    private int depth;

    private CborReader(byte[] input) => this.input = input;

    /// <summary>The item, or null when the bytes are not exactly one that this reader takes. Any bytes are an answer.</summary>
    public static CborValue? Read(byte[] input)
    {
        var reader = new CborReader(input);
        try
        {
            var value = reader.ReadItem();
            return reader.position == input.Length ? value : null;
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }

    private CborValue ReadItem()
    {
        if (++depth > DeepestNesting) throw new FormatException();
        var head = ReadByte();
        var (type, information) = (head >> 5, head & 0x1F);
        CborValue value = information == CborType.Indefinite ? ReadIndefinite(type) : ReadDefinite(type, information);
        depth--;
        return value;
    }

    private CborValue ReadDefinite(int type, int information) => type switch
    {
        CborType.Unsigned => new CborUnsigned(ReadArgument(information)),
        CborType.Negative => new CborNegative(ReadArgument(information)),
        CborType.Bytes => new CborBytes(ReadString(ReadArgument(information))),
        CborType.Text => new CborText(Utf8.GetString(ReadString(ReadArgument(information)))),
        CborType.Array => new CborArray(ReadItems(ReadArgument(information))),
        CborType.Map => MapOf(ReadItems(checked(Count(ReadArgument(information)) * 2))),
        CborType.Tag => new CborTag(ReadArgument(information), ReadItem()),
        _ => information == CborType.Null ? new CborNull() : throw new FormatException(),
    };

    private CborValue ReadIndefinite(int type) => type switch
    {
        CborType.Bytes => new CborBytes([.. ReadToBreak(CborType.Bytes).SelectMany(chunk => ((CborBytes)chunk).Value)]),
        CborType.Text => new CborText(string.Concat(ReadToBreak(CborType.Text).Select(chunk => ((CborText)chunk).Value))),
        CborType.Array => new CborArray(ReadToBreak(chunkType: null)),
        CborType.Map => MapOf(ReadToBreak(chunkType: null)),
        _ => throw new FormatException(),
    };

    private List<CborValue> ReadItems(ulong count)
    {
        var items = new List<CborValue>();
        for (var left = Count(count); left > 0; left--) items.Add(ReadItem());
        return items;
    }

    private List<CborValue> ReadToBreak(int? chunkType)
    {
        var items = new List<CborValue>();
        while (Peek() != CborType.Break)
        {
            // The chunks of a string are definite strings of the same type.
            if (chunkType is { } type && (Peek() >> 5 != type || (Peek() & 0x1F) == CborType.Indefinite)) throw new FormatException();
            items.Add(ReadItem());
        }
        position++;
        return items;
    }

    private static CborMap MapOf(List<CborValue> items)
    {
        if (items.Count % 2 != 0) throw new FormatException();
        var entries = items.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], pair[1])).ToList();
        var keys = entries.Select(entry => Convert.ToHexString(CborWriter.Write(entry.Key)));
        return keys.Distinct().Count() == entries.Count ? new CborMap(entries) : throw new FormatException();
    }

    // Every item takes a byte at least, so a count beyond the input is wrong before the first one is read.
    private ulong Count(ulong count) => count <= (ulong)(input.Length - position) ? count : throw new FormatException();

    private byte[] ReadString(ulong length)
    {
        var start = position;
        position += (int)Count(length);
        return input[start..position];
    }

    private ulong ReadArgument(int information)
    {
        if (information < CborType.OneByte) return (ulong)information;
        if (information > CborType.OneByte + 3) throw new FormatException();
        return ReadString(1UL << (information - CborType.OneByte)).Aggregate(0UL, (value, next) => value << 8 | next);
    }

    private byte Peek() => position < input.Length ? input[position] : throw new FormatException();

    private byte ReadByte()
    {
        var next = Peek();
        position++;
        return next;
    }
}
