using System.Reflection;
using System.Text.Json;
using Amazon.Runtime;

namespace FakeKms.Protocol.Json;

internal sealed class TextForm : JsonForm
{
    public override object Read(ref Utf8JsonReader reader)
    {
        Expect(reader.TokenType == JsonTokenType.String);
        return reader.GetString()!;
    }

    public override void Write(Utf8JsonWriter writer, object value) => writer.WriteStringValue((string)value);
}

internal sealed class NumberForm : JsonForm
{
    public override object Read(ref Utf8JsonReader reader)
    {
        var number = 0;
        Expect(reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out number));
        return number;
    }

    public override void Write(Utf8JsonWriter writer, object value) => writer.WriteNumberValue((int)value);
}

internal sealed class FlagForm : JsonForm
{
    public override object Read(ref Utf8JsonReader reader)
    {
        Expect(reader.TokenType is JsonTokenType.True or JsonTokenType.False);
        return reader.TokenType == JsonTokenType.True;
    }

    public override void Write(Utf8JsonWriter writer, object value) => writer.WriteBooleanValue((bool)value);
}

/// <summary>Times are seconds since 1970, with a fraction of milliseconds.</summary>
internal sealed class TimeForm : JsonForm
{
    private static readonly long First = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long Last = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>The time of so many seconds since 1970; false for one that no calendar has.</summary>
    public static bool TryRead(double seconds, out DateTime time)
    {
        time = default;
        var milliseconds = Math.Round(seconds * 1000);
        if (!(milliseconds >= First && milliseconds <= Last)) return false;
        time = DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds).UtcDateTime;
        return true;
    }

    public override object Read(ref Utf8JsonReader reader)
    {
        DateTime time = default;
        Expect(reader.TokenType == JsonTokenType.Number && TryRead(reader.GetDouble(), out time));
        return time;
    }

    public override void Write(Utf8JsonWriter writer, object value) =>
        writer.WriteNumberValue(new DateTimeOffset(((DateTime)value).ToUniversalTime()).ToUnixTimeMilliseconds() / 1000m);
}

/// <summary>Blobs are base64 text.</summary>
internal sealed class BlobForm : JsonForm
{
    public override object Read(ref Utf8JsonReader reader)
    {
        byte[]? bytes = null;
        Expect(reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out bytes));
        return new MemoryStream(bytes!, 0, bytes!.Length, writable: false, publiclyVisible: true);
    }

    public override void Write(Utf8JsonWriter writer, object value)
    {
        var blob = (MemoryStream)value;
        writer.WriteBase64StringValue(blob.TryGetBuffer(out var bytes) ? bytes : blob.ToArray());
    }
}

/// <summary>The SDK's enumerations are open: any text becomes a value, and validation decides about it.</summary>
internal sealed class EnumerationForm(Type type) : JsonForm
{
    private ConstructorInvoker? constructor;

    public override object Read(ref Utf8JsonReader reader)
    {
        Expect(reader.TokenType == JsonTokenType.String);
        constructor ??= ConstructorInvoker.Create(type.GetConstructor([typeof(string)])!);
        return constructor.Invoke(reader.GetString());
    }

    public override void Write(Utf8JsonWriter writer, object value) => writer.WriteStringValue(((ConstantClass)value).Value);
}
