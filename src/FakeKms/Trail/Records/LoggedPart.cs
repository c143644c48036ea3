using System.Text.Json;

namespace FakeKms.Trail.Records;

/// <summary>Finds a member of a record within the record's own bytes, so that a record of a log need not keep it a second time.</summary>
internal static class LoggedPart
{
    /// <summary>The member; null where the record has none, or a JSON null. Of members with one name the last one counts, as everywhere.</summary>
    public static JsonElement? Of(byte[] record, ReadOnlySpan<byte> name)
    {
        JsonElement? found = null;
        var reader = new Utf8JsonReader(record);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(name);
            reader.Read();
            if (!isIt) reader.Skip();
            else found = reader.TokenType == JsonTokenType.Null ? null : JsonElement.ParseValue(ref reader);
        }
        return found;
    }
}
