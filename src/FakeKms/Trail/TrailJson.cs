using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FakeKms.Trail;

/// <summary>How CloudTrail's JSON is written here: one place for the options.</summary>
internal static class TrailJson
{
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static JsonWriterOptions IndentedOptions { get; } = WriterOptions with { Indented = true };

    /// <summary>A time of the envelope: UTC, whole seconds.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public static void WriteOptional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null) writer.WriteString(name, value);
    }
}
