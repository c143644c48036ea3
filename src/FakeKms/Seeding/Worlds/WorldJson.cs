using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FakeKms.Model;

namespace FakeKms.Seeding.Worlds;

/// <summary>Between the text of a file and what it says.</summary>
internal static class WorldJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        // The file is read by people, and stands in no web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new WorldDates() },
    };

    private static readonly JsonSerializerOptions OnOneLine = new(Options) { WriteIndented = false };

    /// <summary>What a file has to look like.</summary>
    public static JsonShape Shape { get; } = new(JsonNamingPolicy.CamelCase, skipsOthers: false);

    public static string Write(WorldFile file) => JsonSerializer.Serialize(file, Options) + "\n";

    /// <summary>Reads a file; its keys are looked at when they are put into a server.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">How a message names the text.</param>
    /// <exception cref="ArgumentException">The text is no such file; the message says where and why.</exception>
    public static WorldFile Read(string json, string source)
    {
        try
        {
            var root = WholeJson.Read(json);
            if ((VersionMistake(root) ?? Shape.Mistake(root, typeof(WorldFile), "$")) is { } mistake) throw Refusal(source, mistake);
            return root.Deserialize<WorldFile>(Options)!;
        }
        catch (JsonException wrong)
        {
            throw Refusal(source, MistakeOf(wrong));
        }
    }

    /// <summary>A document without the white space of the file, which does not count against the quota of policies.</summary>
    public static string Compact(JsonElement document) => JsonSerializer.Serialize(document, OnOneLine);

    public static ArgumentException Refusal(string source, string mistake) => new($"{source} is no file of keys for this library: {mistake}");

    // The serializer's own words would name types of this library, and could repeat key material.
    private static string MistakeOf(JsonException wrong) =>
        wrong.Path is not { } path ? $"it is no JSON; see line {wrong.LineNumber + 1}."
        : wrong.Message == WorldDates.Needed ? $"{path}: {WorldDates.Needed}."
        : $"{path} has a value of another kind than the one that belongs there.";

    private static string? VersionMistake(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return "an object with the members version and keys is needed.";
        if (!root.TryGetProperty("version", out var version)) return "$ lacks version; write \"version\": 1.";
        return version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) && number == WorldFile.CurrentVersion ? null
            : $"$.version is {ShortText.Value(version.GetRawText())}; this library reads version {WorldFile.CurrentVersion}.";
    }
}
