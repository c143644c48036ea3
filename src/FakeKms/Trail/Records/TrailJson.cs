using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FakeKms.Trail.Records;

/// <summary>How CloudTrail's JSON is written here: one place for the options.</summary>
internal static class TrailJson
{
    /// <summary>The form of a time of the envelope: UTC, whole seconds.</summary>
    public const string TimeForm = "yyyy-MM-ddTHH:mm:ssZ";

    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static JsonWriterOptions IndentedOptions { get; } = WriterOptions with { Indented = true };

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture);

    public static void WriteOptional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null) writer.WriteString(name, value);
    }
}
