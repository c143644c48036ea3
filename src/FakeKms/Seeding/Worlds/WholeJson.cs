using System.Text;
using System.Text.Json;

namespace FakeKms.Seeding.Worlds;

/// <summary>JSON of which every text and every name can be read: half of a surrogate pair, written as an escape, is well-formed JSON and no text.</summary>
internal static class WholeJson
{
    /// <exception cref="JsonException">The text is no such JSON.</exception>
    public static JsonElement Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (json.Contains("\\u", StringComparison.Ordinal)) ThrowIfHalf(Encoding.UTF8.GetBytes(json));
        return document.RootElement.Clone();
    }

    private static void ThrowIfHalf(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped) continue;
            try
            {
                reader.GetString();
            }
            catch (InvalidOperationException half)
            {
                var line = json.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n');
                throw new JsonException(half.Message, path: null, line, bytePositionInLine: null, half);
            }
        }
    }
}
