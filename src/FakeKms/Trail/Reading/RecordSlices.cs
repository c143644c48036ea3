using System.Text.Json;

namespace FakeKms.Trail.Reading;

/// <summary>Finds the members of a record within its bytes, so that they need not be kept a second time.</summary>
internal static class RecordSlices
{
    /// <summary>
    /// The objects of a record by name; empty where the record has none, or null. Of members with one name the last one counts, as everywhere.
    /// </summary>
    public static (ReadOnlyMemory<byte> Request, ReadOnlyMemory<byte> Response, ReadOnlyMemory<byte> Additional, ReadOnlyMemory<byte> Details) Of(
        ReadOnlyMemory<byte> record)
    {
        var slices = new ReadOnlyMemory<byte>[4];
        var reader = new Utf8JsonReader(record.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var place = PlaceOf(ref reader);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            var isNull = reader.TokenType == JsonTokenType.Null;
            reader.Skip();
            if (place >= 0) slices[place] = isNull ? default : record[start..(int)reader.BytesConsumed];
        }
        return (slices[0], slices[1], slices[2], slices[3]);
    }

    private static int PlaceOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("requestParameters"u8) ? 0
        : reader.ValueTextEquals("responseElements"u8) ? 1
        : reader.ValueTextEquals("additionalEventData"u8) ? 2
        : reader.ValueTextEquals("serviceEventDetails"u8) ? 3
        : -1;
}
