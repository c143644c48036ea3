using System.Buffers;
using System.Text.Json;

namespace FakeKms.Trail.Records;

/// <summary>What one JSON object is written into, taken over from one object to the next on the same thread: records, and answers on the wire.</summary>
internal sealed class TrailBuffer : IDisposable
{
    // One long piece is no reason to keep so much for ever.
    private const int MostKept = 64 * 1024;

    [ThreadStatic]
    private static TrailBuffer? kept;

    private readonly ArrayBufferWriter<byte> bytes = new(256);
    private readonly Utf8JsonWriter writer;
    private bool isBegun;

    private TrailBuffer() => writer = new Utf8JsonWriter(bytes, TrailJson.WriterOptions);

    /// <summary>Writes the whole object, for who does not add its members here.</summary>
    public Utf8JsonWriter Writer => writer;

    public static TrailBuffer Take()
    {
        var buffer = kept ?? new TrailBuffer();
        kept = null;
        return buffer;
    }

    /// <summary>Writes a member. The value is a plain one.</summary>
    public void Add(string name, object? value)
    {
        Begin();
        new TrailMembers(writer).Add(name, value);
    }

    /// <summary>What was written by <see cref="Writer"/>.</summary>
    public byte[] ToUtf8AsItIs()
    {
        writer.Flush();
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>The object; null when it has no members.</summary>
    public byte[]? ToUtf8() => isBegun ? Written() : null;

    /// <summary>The object, whatever it has.</summary>
    public byte[] ToUtf8OrEmpty()
    {
        Begin();
        return Written();
    }

    public void Dispose()
    {
        if (bytes.Capacity > MostKept)
        {
            writer.Dispose();
            return;
        }
        bytes.ResetWrittenCount();
        writer.Reset();
        isBegun = false;
        kept = this;
    }

    private void Begin()
    {
        if (!isBegun) writer.WriteStartObject();
        isBegun = true;
    }

    private byte[] Written()
    {
        writer.WriteEndObject();
        return ToUtf8AsItIs();
    }
}
