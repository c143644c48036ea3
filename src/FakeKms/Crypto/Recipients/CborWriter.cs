using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace FakeKms.Crypto.Recipients;

/// <summary>Writes CBOR with definite lengths and the shortest heads, map entries in the order that they were given in.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc8949#section-3"/></remarks>
internal sealed class CborWriter
{
    private readonly ArrayBufferWriter<byte> output = new();

    private CborWriter()
    {
    }

    public static byte[] Write(CborValue value)
    {
        var writer = new CborWriter();
        writer.WriteItem(value);
        return writer.output.WrittenSpan.ToArray();
    }

    private void WriteItem(CborValue value)
    {
        switch (value)
        {
            case CborUnsigned number: WriteHead(CborType.Unsigned, number.Value); break;
            case CborNegative number: WriteHead(CborType.Negative, number.Complement); break;
            case CborBytes bytes: WriteString(CborType.Bytes, bytes.Value); break;
            case CborText text: WriteString(CborType.Text, Encoding.UTF8.GetBytes(text.Value)); break;
            case CborArray array: WriteAll(CborType.Array, array.Items, array.Items.Count); break;
            case CborMap map: WriteAll(CborType.Map, map.Entries.SelectMany(entry => new[] { entry.Key, entry.Value }), map.Entries.Count); break;
            case CborTag tag: WriteAll(CborType.Tag, [tag.Content], (long)tag.Number); break;
            default: WriteHead(CborType.Simple, CborType.Null); break;
        }
    }

    private void WriteAll(int type, IEnumerable<CborValue> items, long argument)
    {
        WriteHead(type, (ulong)argument);
        foreach (var item in items) WriteItem(item);
    }

    private void WriteString(int type, byte[] content)
    {
        WriteHead(type, (ulong)content.Length);
        output.Write(content);
    }

    private void WriteHead(int type, ulong argument)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, argument);
        var (information, length) = argument switch
        {
            < CborType.OneByte => ((int)argument, 0),
            <= byte.MaxValue => (CborType.OneByte, 1),
            <= ushort.MaxValue => (CborType.OneByte + 1, 2),
            <= uint.MaxValue => (CborType.OneByte + 2, 4),
            _ => (CborType.OneByte + 3, 8),
        };
        output.Write([(byte)(type << 5 | information)]);
        output.Write(bytes[^length..]);
    }
}
