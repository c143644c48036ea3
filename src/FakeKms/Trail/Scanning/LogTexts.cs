using System.Text.Json;
using System.Text.Unicode;

namespace FakeKms.Trail.Scanning;

/// <summary>Whether the texts of a document can be read at all. The framework says so only when each is read, which may be long after the log was.</summary>
internal static class LogTexts
{
    public static bool AreReadable(JsonElement root, ReadOnlySpan<byte> utf8) =>
        Utf8.IsValid(utf8) && (!HasSurrogates(utf8) || AreReadable(root));

    private static bool HasSurrogates(ReadOnlySpan<byte> utf8) => utf8.IndexOf("\\ud"u8) >= 0 || utf8.IndexOf("\\uD"u8) >= 0;

    private static bool AreReadable(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => IsReadable(element),
        JsonValueKind.Array => element.EnumerateArray().All(AreReadable),
        JsonValueKind.Object => element.EnumerateObject().All(member => IsReadable(member) && AreReadable(member.Value)),
        _ => true,
    };

    private static bool IsReadable(object text)
    {
        try
        {
            return (text is JsonProperty member ? member.Name : ((JsonElement)text).GetString()) is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
