using System.Text.Encodings.Web;
using System.Text.Json;

namespace FakeKms.Trail;

/// <summary>How CloudTrail's JSON is written here: one place for the options.</summary>
internal static class TrailJson
{
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static JsonWriterOptions IndentedOptions { get; } = WriterOptions with { Indented = true };
}
